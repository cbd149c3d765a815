//! Every page from made-up values, for the test that renders all in every language.

use askama::Template;
use cairn_feature::Sample;
use cairn_ground::{Error, Id, Instant, PersonId, Result, TeamId};
use cairn_people::Person;
use cairn_web::{Form, Kept, View};

use super::{invitations, mail, settings, setup, sign_in, ways_in};
use crate::commands::Invitation;

fn render(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

const NAME: &str = "Åsa Öberg";

/// A form with a mistake beside `field`, so that this too is seen in every language.
fn wrong(v: &View, field: &str) -> Form {
    let mut form = Form::new().with(field, "7");
    form.add_error(field, v.t("refused-required"));
    form
}

fn kept() -> Option<Kept> {
    Kept::read(&Form::new().with("kept-path", "/pages").with("kept.title", "Luften"))
}

fn person() -> Person {
    Person {
        id: PersonId(Id::nil()),
        name: NAME.into(),
        email: Some("asa@fjallvarme.example".into()),
        title: "Tekniker".into(),
        about: "Värmepumpar".into(),
        lang: "sv".into(),
        zone: "Europe/Stockholm".into(),
        theme: "auto".into(),
        messages: "weekly".into(),
        curator: false,
        administrator: false,
        created_at: Instant(0),
        arrived_at: None,
        deactivated_at: None,
    }
}

fn strips(v: View) -> Result<String> {
    let base = "http://127.0.0.1:8080";
    let made = Invitation { name: NAME.into(), code: "ACDE-FGHJ-KMNP".into() };
    render(&invitations::Strips {
        v,
        organisation: "Fjällvärme AB".into(),
        team: "Service Nord".into(),
        base: base.into(),
        reachable: false,
        until: "24 december 2026".into(),
        id: TeamId(Id::nil()),
        people: vec![invitations::Strip::of(base, made)?],
        sent: 3,
        setup: true,
        several: true,
    })
}

fn choice(v: View, before: Option<invitations::Before>) -> Result<String> {
    let id = PersonId(Id::nil());
    render(&invitations::Choice {
        command_id: String::new(),
        form: wrong(&v, "person"),
        team: TeamId(Id::nil()),
        name: "Service Nord".into(),
        people: vec![invitations::Candidate {
            id,
            name: NAME.into(),
            chosen: true,
            mail: true,
            also_in: Some("2".into()),
            until: Some("1".into()),
        }],
        base: "http://cairn.test".into(),
        reachable: false,
        by_mail: true,
        setup: before.is_none(),
        before,
        v,
    })
}

fn nobody_to_invite(v: View) -> Result<String> {
    render(&invitations::Choice {
        command_id: String::new(),
        form: Form::new(),
        team: TeamId(Id::nil()),
        name: "Service Nord".into(),
        people: Vec::new(),
        base: "http://cairn.test".into(),
        reachable: true,
        by_mail: false,
        setup: false,
        before: None,
        v,
    })
}

fn people(v: View, several: bool) -> Result<String> {
    render(&setup::People {
        form: wrong(&v, "names"),
        command_id: String::new(),
        several,
        team: "Service Nord".into(),
        steps: setup::STEPS,
        manage: false,
        v,
    })
}

fn pasted(v: View) -> Result<String> {
    render(&setup::People {
        form: Form::new(),
        command_id: String::new(),
        several: true,
        team: "Service Nord".into(),
        steps: setup::STEPS,
        manage: true,
        v,
    })
}

fn welcome(v: View) -> Result<String> {
    render(&settings::Welcome {
        form: wrong(&v, "email"),
        command_id: String::new(),
        name: NAME.into(),
        languages: crate::rules::languages(),
        has_password: false,
        email_hint: "entry-welcome-email-hint-no-mail",
        later: Some(v.t("entry-welcome-later-both")),
        to: "/".into(),
        v,
    })
}

fn leave(v: View, word: &str) -> Result<String> {
    let text = v.t(&format!("entry-leave-{word}"));
    render(&settings::Leave { command_id: String::new(), text, v })
}

fn login(v: View, kept: Option<Kept>, can_send: bool) -> Result<String> {
    render(&sign_in::Login { form: wrong(&v, ""), to: "/".into(), kept, can_send, v })
}

pub const SAMPLES: &[Sample] = &[
    Sample { name: "leave", render: |v| leave(v, "both") },
    Sample { name: "leave where no mail goes out", render: |v| leave(v, "mail") },
    Sample {
        name: "setup",
        render: |v| {
            let form = wrong(&v, "organisation");
            render(&setup::SetUp::of(v, form, true))
        },
    },
    Sample { name: "setup, people of the one team", render: |v| people(v, false) },
    Sample { name: "setup, people of several teams", render: |v| people(v, true) },
    Sample { name: "names pasted from Manage", render: pasted },
    Sample {
        name: "setup, what you know",
        render: |v| render(&setup::Know { v, steps: setup::STEPS }),
    },
    Sample {
        name: "setup, first review",
        render: |v| {
            let (href, own) = ("/reviews/new".into(), "/teams/1".into());
            render(&setup::FirstReview { v, href, own, steps: setup::STEPS })
        },
    },
    Sample { name: "sign in", render: |v| login(v, None, true) },
    Sample { name: "sign in where no mail goes out", render: |v| login(v, None, false) },
    Sample {
        name: "login of who wrote longer than the login held",
        render: |v| login(v, kept(), true),
    },
    Sample {
        name: "what was written goes to its form again",
        render: |v| kept().map_or(Ok(String::new()), |kept| render(&sign_in::Again { v, kept })),
    },
    Sample {
        name: "code",
        render: |v| render(&ways_in::Code { form: wrong(&v, "code"), kept: kept(), v }),
    },
    Sample {
        name: "come in",
        render: |v| {
            let (name, token, to) = (NAME.into(), "ACDE".into(), "/".into());
            render(&ways_in::ComeIn { v, name, token, to, kept: kept() })
        },
    },
    Sample {
        name: "a link that is over",
        render: |v| {
            let (title, why) = (v.t("entry-over-title"), v.t("refused-way-in-over"));
            render(&ways_in::Over { v, title, why, can_send: true })
        },
    },
    Sample {
        name: "too many tries at a link",
        render: |v| {
            let (title, why) = (v.t("entry-busy-title"), v.t1("refused-too-many", "minutes", 1));
            render(&ways_in::Over { v, title, why, can_send: true })
        },
    },
    Sample {
        name: "new password",
        render: |v| {
            let form = wrong(&v, "password");
            render(&ways_in::NewPassword { v, form, name: NAME.into(), token: "a".into() })
        },
    },
    Sample {
        name: "ask for a link",
        render: |v| render(&mail::Ask { form: wrong(&v, "email"), can_send: true, v }),
    },
    Sample {
        name: "no mail server",
        render: |v| render(&mail::Ask { v, form: Form::new(), can_send: false }),
    },
    Sample { name: "link sent", render: |v| render(&mail::Sent { v }) },
    Sample { name: "who gets a code", render: |v| choice(v, None) },
    Sample {
        name: "codes made before",
        render: |v| choice(v, Some(invitations::Before { paper: true, mail: true })),
    },
    Sample { name: "nobody needs a code", render: nobody_to_invite },
    Sample { name: "codes to print", render: strips },
    Sample { name: "the way back to setup, a slot", render: |v| render(&setup::OnToday { v }) },
    Sample { name: "welcome", render: welcome },
    Sample {
        name: "settings",
        render: |v| render(&settings::Settings::of(v, &person(), None, true, 2, None)),
    },
];
