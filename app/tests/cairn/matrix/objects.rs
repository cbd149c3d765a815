//! One object of each kind, at each rung it can stand on, made as a member would make it.

use cairn_ground::{Actor, Audience, Id, Instant};
use cairn_nudge::{Action, Draft, Post, Transport};
use cairn_people::ways_in::{self, Kind, NewWayIn};
use cairn_web::route::Verb;

use super::callers::{Caller, World};

/// What stands behind the parameters of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Nothing,
    /// The owner's team, and one of a single member.
    Team,
    SmallTeam,
    NewTeam,
    Person,
    NewPerson,
    Import,
    Report,
    WayIn,
    ResetLink,
    MessageLink,
    Mail,
    Step,
    /// Done, and the participant was asked to look at what it gave.
    DoneStep,
    OfferedStep,
    Learned,
    /// Olle's, to one person, his team or everyone.
    Question,
    /// Olle's answer to a question of the colleague; the participant was named before.
    Answer,
    Page,
    /// Only its owner edits it.
    NarrowPage,
    /// With a suggestion of the colleague.
    SuggestedPage,
    DeletedPage,
    Material,
    /// A file in a page.
    File,
    PlannedReview,
    Review,
    OpenedReview,
    Insight,
    Obstacle,
    AnsweredObstacle,
    Thanks,
    /// What the team wants to get better at: nobody's own.
    Direction,
}

/// The object, by what a path or form needs to name it.
#[derive(Debug, Clone)]
pub struct Made {
    of: Of,
    /// `None` where there is no ladder: everyone sees persons and teams.
    pub audience: Option<Audience>,
    pub takes_part: Vec<Caller>,
    parts: Vec<(&'static str, String)>,
}

impl Of {
    /// The rungs the product lets it stand on.
    pub fn rungs(self) -> &'static [Option<Audience>] {
        use Audience::{Me, Organisation, Participants, Team};
        match self {
            Self::Step
            | Self::Learned
            | Self::Page
            | Self::NarrowPage
            | Self::DeletedPage
            | Self::Material
            | Self::File => &[Some(Me), Some(Team), Some(Organisation)],
            Self::DoneStep
            | Self::Question
            | Self::Answer
            | Self::Obstacle
            | Self::AnsweredObstacle
            | Self::Thanks => &[Some(Participants), Some(Team), Some(Organisation)],
            Self::OfferedStep | Self::SuggestedPage => &[Some(Team), Some(Organisation)],
            Self::PlannedReview | Self::Review | Self::OpenedReview | Self::Insight => {
                &[Some(Team)]
            }
            Self::Direction => &[Some(Organisation)],
            _ => &[None],
        }
    }

    /// What the house calls it, where its id stands for `{id}`.
    pub fn noun(self) -> Option<&'static str> {
        Some(match self {
            Self::Step | Self::DoneStep | Self::OfferedStep => "step",
            Self::Learned => "learned",
            Self::Question | Self::Answer => "question",
            Self::Page | Self::NarrowPage | Self::SuggestedPage | Self::DeletedPage => "page",
            Self::Material => "material",
            Self::PlannedReview | Self::Review | Self::OpenedReview => "review",
            Self::Insight => "insight",
            Self::Obstacle | Self::AnsweredObstacle => "obstacle",
            Self::Thanks => "thanks",
            Self::Direction => "direction",
            _ => return None,
        })
    }
}

impl Made {
    fn new(of: Of, audience: Option<Audience>, id: impl std::fmt::Display) -> Self {
        Self { of, audience, takes_part: Vec::new(), parts: vec![("{id}", id.to_string())] }
    }

    fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.parts.push((name, value.to_string()));
        self
    }

    fn among(mut self, callers: &[Caller]) -> Self {
        self.takes_part.extend_from_slice(callers);
        self
    }

    /// Nobody owns a team, whose figures those in it may see, nor what it wrote together.
    pub fn is_owned(&self) -> bool {
        !matches!(self.of, Of::SmallTeam | Of::Direction | Of::Insight)
    }

    pub fn is_narrow(&self) -> bool {
        self.of == Of::NarrowPage
    }

    /// The value of a parameter.
    pub fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_str())
    }

    /// An address or a form with its parameters filled in.
    pub fn fill(&self, text: &str) -> String {
        self.parts.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }
}

impl World {
    pub async fn make(&mut self, of: Of, rung: Option<Audience>) -> Made {
        let made = match (of, rung) {
            (Of::Step | Of::DoneStep | Of::OfferedStep, Some(rung)) => self.step(of, rung).await,
            (Of::Question, Some(rung)) => self.question(rung).await,
            (Of::Answer, Some(rung)) => self.answer(rung).await,
            (Of::Learned | Of::Material | Of::File, Some(rung)) => self.shared(of, rung).await,
            (Of::Obstacle | Of::AnsweredObstacle | Of::Thanks, Some(rung)) => {
                self.voiced(of, rung).await
            }
            (Of::Page | Of::NarrowPage | Of::SuggestedPage | Of::DeletedPage, Some(rung)) => {
                self.page(of, rung).await
            }
            (Of::Direction, Some(_)) => self.direction().await,
            (_, Some(_)) => self.review(of).await,
            (Of::WayIn | Of::ResetLink | Of::MessageLink, None) => self.link(of).await,
            (_, None) => self.thing(of).await,
        };
        made.with("{nord}", self.nord)
            .with("{colleague}", self.id(Caller::Colleague))
            .with("{participant}", self.id(Caller::Participant))
            .with("{newcomer}", self.newcomer)
            .with("{figure}", "noticed")
            .with("{number}", 1)
            .with("{date}", "2026-02-26")
            .with("{long}", "x".repeat(300))
    }

    /// Sends a form that has to get through; gives the address it leads to.
    async fn done(&mut self, caller: Caller, path: &str, form: &str) -> String {
        let answer = self.send(caller, Verb::Post, path, form).await;
        assert_eq!(answer.status, 303, "{caller:?} {path} {form}: {}", answer.words());
        answer.location()
    }

    async fn step(&mut self, of: Of, rung: Audience) -> Made {
        let (scope, later) = match (of, rung) {
            (_, Audience::Me | Audience::Participants) => ("mine", false),
            (_, rung) => ("shown", rung == Audience::Organisation),
        };
        let form = format!("text=Ring kunden&due=2026-03-05&scope={scope}");
        let step = self.done(Caller::Owner, "/steps", &form).await;
        let at = |verb: &str| format!("{}/{verb}", plain(&step));
        if of == Of::OfferedStep {
            self.done(Caller::Owner, &at("offer"), "").await;
        }
        if of == Of::DoneStep {
            self.done(Caller::Owner, &at("answer"), "outcome=done").await;
            let form = format!("colleague={}", self.id(Caller::Participant));
            self.done(Caller::Owner, &at("ask"), &form).await;
        }
        if later {
            self.done(Caller::Owner, &at("widen"), "audience=organisation").await;
        }
        let made = Made::new(of, Some(rung), last(&step));
        if of == Of::DoneStep { made.among(&[Caller::Participant]) } else { made }
    }

    async fn question(&mut self, rung: Audience) -> Made {
        let form = match rung {
            Audience::Team => format!("whom={}", self.nord),
            Audience::Organisation => "whom=everyone".to_owned(),
            _ => "whom=person&to=Pia Dahl".to_owned(),
        };
        let form = format!("text=Vilket moment?&anyway=on&{form}");
        let question = self.done(Caller::Owner, "/questions", &form).await;
        let made = Made::new(Of::Question, Some(rung), last(&question));
        let person = rung == Audience::Participants;
        if person { made.among(&[Caller::Participant]) } else { made }
    }

    async fn answer(&mut self, rung: Audience) -> Made {
        let form = match rung {
            Audience::Team => format!("whom={}", self.nord),
            Audience::Organisation => "whom=everyone".to_owned(),
            _ => "whom=person&to=Olle Alm".to_owned(),
        };
        let form = format!("text=Vilket moment?&anyway=on&{form}");
        let question = self.done(Caller::Colleague, "/questions", &form).await;
        let at = |verb: &str| format!("{}/{verb}", plain(&question));
        self.done(Caller::Colleague, &at("pass"), "to=Pia Dahl").await;
        self.done(Caller::Owner, &at("answers"), "text=Tolv newtonmeter").await;
        let page = self.send(Caller::Owner, Verb::Get, plain(&question), "").await.text();
        // Only one's own answer can be changed: the link stands beside it alone.
        let answer = between(&page, "/answers/", "/edit");
        Made::new(Of::Answer, Some(rung), last(&question))
            .with("{answer}", answer)
            .among(&[Caller::Colleague, Caller::Participant])
    }

    async fn shared(&mut self, of: Of, rung: Audience) -> Made {
        let word = rung.as_str();
        if of == Of::Learned {
            let form = format!("text=Fråga först&audience={word}");
            let to = self.done(Caller::Owner, "/learned", &form).await;
            // The first one of a day leads to a next step.
            let id = to.split_once("because_of=").map_or(last(&to), |(_, id)| &id[..36]);
            return Made::new(of, Some(rung), id);
        }
        if of == Of::Material {
            let form = format!("title=En film&url=https://example.org/film&audience={word}");
            let to = self.done(Caller::Owner, "/material", &form).await;
            return Made::new(of, Some(rung), last(&to));
        }
        let browser = self.browser(Caller::Owner);
        let file = ("file", "lista.txt", &b"en lista"[..]);
        let markdown = browser.upload("/files", &[], file).await.text();
        let form = format!("title=Listan&body={markdown}&audience={word}");
        self.done(Caller::Owner, "/pages", &form).await;
        Made::new(of, Some(rung), "").with("{name}", between(&markdown, "/files/", ")"))
    }

    async fn voiced(&mut self, of: Of, rung: Audience) -> Made {
        let audience = match rung {
            Audience::Team => format!("team:{}", self.nord),
            other => other.as_str().to_owned(),
        };
        let (path, form) = match of {
            Of::Thanks => ("/thanks", "what_for=Du ringde"),
            _ => ("/obstacles", "kind=obstacle&text=Delarna kommer sent"),
        };
        let form = format!("{form}&to=Pia Dahl&audience={audience}");
        let to = self.done(Caller::Owner, path, &form).await;
        if of == Of::AnsweredObstacle {
            let path = format!("{}/answer", plain(&to));
            self.done(Caller::Participant, &path, "word=no-because&reason=Det kostar").await;
        }
        Made::new(of, Some(rung), last(&to)).among(&[Caller::Participant])
    }

    async fn page(&mut self, of: Of, rung: Audience) -> Made {
        let form = format!("title=Så gör vi&body=Först, sedan.&audience={}", rung.as_str());
        let page = self.done(Caller::Owner, "/pages", &form).await;
        let at = |verb: &str| format!("{}/{verb}", plain(&page));
        let mut made = Made::new(of, Some(rung), last(&page));
        if matches!(of, Of::NarrowPage | Of::SuggestedPage) {
            self.done(Caller::Owner, &at("editors"), "by=owner&why=Siffrorna").await;
        }
        if of == Of::SuggestedPage {
            let form = "version=1&title=Så gör vi&body=Sedan, först.&why=Ordningen";
            self.done(Caller::Colleague, plain(&page), form).await;
            let text = self.send(Caller::Owner, Verb::Get, plain(&page), "").await.text();
            made = made.with("{suggestion}", between(&text, "/suggestions/", "\""));
        }
        if of == Of::DeletedPage {
            self.done(Caller::Owner, &at("delete"), "").await;
        }
        made.with("{person}", self.id(Caller::Colleague))
    }

    async fn review(&mut self, of: Of) -> Made {
        let day = if of == Of::PlannedReview { "2026-03-03" } else { "" };
        let form = format!("about=Veckan&team={}&day={day}&with=Pia Dahl", self.nord);
        let review = self.done(Caller::Owner, "/reviews", &form).await;
        let at = |verb: &str| format!("{}/{verb}", plain(&review));
        let people = [Caller::Lead, Caller::Colleague, Caller::Participant];
        let made = Made::new(of, Some(Audience::Team), last(&review)).among(&people);
        if of == Of::PlannedReview {
            return made;
        }
        self.done(Caller::Owner, &at("write"), "q=1&body=Det gick bra&go=add").await;
        if of == Of::Review {
            return made.with("{card}", Id::from_u128(7));
        }
        self.done(Caller::Owner, &at("open"), "").await;
        let page = self.send(Caller::Owner, Verb::Get, plain(&review), "").await.text();
        let card = between(&page, "/cards/", "/").to_owned();
        if of == Of::OpenedReview {
            return made.with("{card}", card);
        }
        let to = self.done(Caller::Owner, &at(&format!("cards/{card}/step")), "").await;
        let insight = between(&to, "because_of=", "&").to_owned();
        // The team's once something of the team is made of it.
        let form = format!("text=Ring&due=2026-03-05&scope=ours&team={}", self.nord);
        self.done(Caller::Owner, "/steps", &format!("{form}&because_of={insight}")).await;
        Made::new(of, Some(Audience::Team), insight).among(&people)
    }

    async fn direction(&mut self) -> Made {
        let path = format!("/teams/{}/direction", self.nord);
        self.done(Caller::Owner, &path, "line1=Mäta mer&why1=Fel").await;
        // Those outside read the lines, where the team finds a form.
        let page = self.send(Caller::Stranger, Verb::Get, &path, "").await.text();
        let id = between(&page, "/directions/", "\"");
        Made::new(Of::Direction, Some(Audience::Organisation), id)
    }

    async fn link(&mut self, of: Of) -> Made {
        let person = self.id(Caller::Owner);
        let way = move |kind| NewWayIn { person, kind, by: None, sent_to: None };
        let token = self.app.store.write(move |tx| {
            Box::pin(async move {
                match of {
                    Of::WayIn => ways_in::issue(tx, &way(Kind::Mail)).await,
                    Of::ResetLink => ways_in::issue(tx, &way(Kind::Reset)).await,
                    _ => cairn_nudge::issue(tx, person, &Action::Today).await,
                }
            })
        });
        Made::new(of, None, "").with("{token}", token.await.expect("a token"))
    }

    async fn thing(&mut self, of: Of) -> Made {
        let anew = Id::from_u128(u128::from(self.next()));
        match of {
            Of::Team => Made::new(of, None, self.nord),
            Of::SmallTeam => Made::new(of, Some(Audience::Participants), self.liten)
                .among(&[Caller::Participant]),
            Of::NewTeam => Made::new(of, None, self.app.team(&format!("Ny {anew}")).await),
            Of::Person => Made::new(of, None, self.newcomer).with("{person}", self.newcomer),
            Of::NewPerson => {
                let name = format!("Ny{anew} Person");
                let id = self.app.person(&name, self.nord).await;
                self.leave(id).await;
                Made::new(of, None, id).with("{person}", id).with("{name}", name)
            }
            Of::Import => {
                let file = ("file", "people.csv", &b"name;email\nNina Berg;nina@cairn.test\n"[..]);
                let browser = self.browser(Caller::Administrator);
                let sent = browser.upload("/manage/import", &[], file).await;
                let plan = self.send(Caller::Administrator, Verb::Get, &sent.location(), "").await;
                let plan = plan.text();
                let seen = between(&plan, "name=\"seen\" value=\"", "\"");
                Made::new(of, None, last(&sent.location())).with("{seen}", seen)
            }
            Of::Report => {
                let page = self.page(Of::Page, Audience::Organisation).await;
                self.done(Caller::Colleague, &page.fill("/report/{id}"), "").await;
                let list = self.send(Caller::Curator, Verb::Get, "/manage/reports", "").await;
                let text = list.text();
                Made::new(of, None, between(&text, "action=\"/manage/reports/", "\""))
            }
            Of::Mail => {
                let draft = Draft { lang: "en", subject: "Hej".into(), ..Draft::default() };
                let mail = draft.render(anew, Instant(0), "Olle Alm", "olle@cairn.test");
                let post = Post::new(Transport::Outbox, self.app.house.house.messages.clone());
                let kept = post.deliver(&self.app.store, &mail.expect("a mail")).await;
                kept.expect("kept");
                Made::new(of, Some(Audience::Me), anew)
            }
            _ => Made::new(of, None, ""),
        }
    }

    /// Members come and go, and the team stays the size it is.
    async fn leave(&mut self, person: cairn_ground::PersonId) {
        let nord = self.nord;
        let left = self.app.store.write(move |tx| {
            Box::pin(async move {
                cairn_people::commands::leave(tx, &Actor::System, nord, person).await
            })
        });
        left.await.expect("left");
    }
}

/// An address without its query.
fn plain(href: &str) -> &str {
    href.split('?').next().unwrap_or_default()
}

/// The id an address ends in.
fn last(href: &str) -> &str {
    plain(href).rsplit('/').next().unwrap_or_default()
}

/// What stands in `text` after the first `start` and before the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("{start} in {text}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("{end} after {start}")).0
}
