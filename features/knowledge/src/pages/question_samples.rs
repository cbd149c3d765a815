//! Made-up questions, so that every page is looked at in every language.

use askama::Template;
use cairn_feature::{About, OfferLink};
use cairn_ground::{Error, Result};
use cairn_web::{Form, View};

use crate::rules::addresses::Piece;

use super::{
    question_forms::{AskPage, EditPage, NearHit, NearPage, PassPage},
    question_lists::{ListPage, Row, TABS},
    questions::{QuestionPage, Shown, ShownAnswer},
};

const HREF: &str = "/questions/1";

fn render(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn about() -> About {
    let offer = OfferLink { href: "/questions/new".into(), label: "knowledge-question-offer" };
    About {
        audience: "team".into(),
        offers: vec![offer],
        report_href: "/report/1".into(),
        ..About::default()
    }
}

fn words() -> Vec<Piece> {
    let piece =
        |text: &str, href: &str| Piece { text: text.into(), href: href.into(), object: None };
    vec![piece("42? ", ""), piece("7", "/pages/7")]
}

fn asked(v: &View) -> Shown {
    Shown {
        href: HREF.into(),
        title: "42".into(),
        heading: v.t1("knowledge-question-asks", "name", "1"),
        over: "1 · 2".into(),
        body: words(),
        photo: Some("1.jpg".into()),
        photo_words: v.t1("knowledge-question-photo-of", "name", "1"),
        changed: true,
        status: v.t1("knowledge-question-lies-with", "name", "2"),
        answer_title: v.t("knowledge-question-answer-it"),
        answer_is_first: true,
        ..Shown::default()
    }
}

fn answer(v: &View) -> ShownAnswer {
    ShownAnswer {
        id: "2".into(),
        name: "3".into(),
        initials: "3".into(),
        person_href: "/people/3".into(),
        sub: v.t("knowledge-question-changed"),
        body: words(),
        photo: Some("2.jpg".into()),
        photo_words: v.t1("knowledge-question-photo-of", "name", "3"),
        used: v.t1("knowledge-question-helped-count", "count", 2),
        may_help: true,
        ..ShownAnswer::default()
    }
}

fn page(v: View, q: Shown, answers: Vec<ShownAnswer>, news: String) -> Result<String> {
    let form = Form::new();
    render(&QuestionPage { v, about: about(), q, answers, news, form })
}

/// Somebody else's, without an answer; a colleague was named.
pub fn question(v: View) -> Result<String> {
    let instead = v.t2("knowledge-question-instead", "name", "3", "named", "4");
    let named = ShownAnswer { instead, ..answer(&v) };
    let q = asked(&v);
    let news = v.t1("knowledge-question-news", "names", "5");
    page(v, q, vec![named], news)
}

/// One's own, with an answer that was not read yet.
pub fn answered(v: View) -> Result<String> {
    let q = Shown {
        heading: v.t1("knowledge-question-answered-by", "name", "3"),
        mine: true,
        answered: true,
        answers_first: true,
        answer_is_first: false,
        answer_folded: true,
        answer_title: v.t("knowledge-question-found-out"),
        wider: vec![(
            "organisation",
            v.t("knowledge-question-show-everyone"),
            v.t("knowledge-question-wider-sure-answers"),
        )],
        ..asked(&v)
    };
    let first = ShownAnswer {
        fresh: true,
        first_fresh: true,
        may_accept: true,
        may_help: false,
        ..answer(&v)
    };
    let own = ShownAnswer { accepted: true, mine: true, may_help: false, ..answer(&v) };
    let third = ShownAnswer { may_accept: true, accept_instead: true, ..own.clone() };
    let became = vec![("/pages/7".into(), "7".into())];
    let third = ShownAnswer { accepted: false, id: "4".into(), became, ..third };
    page(v, q, vec![first, own, third], String::new())
}

fn pairs() -> Vec<(String, String)> {
    vec![("1".into(), "1".into()), ("2".into(), "2".into())]
}

pub fn new(v: View) -> Result<String> {
    let mut form = Form::new().with("text", "42?").with("whom", "1");
    form.add_error("to", v.t1("refused-which-colleague", "name", "1"));
    let because = v.t1("knowledge-question-because", "title", "1");
    let near = vec!["1".into()];
    let next = v.t1("knowledge-question-next-lead", "name", "2");
    render(&AskPage { form, whom: pairs(), near, namesakes: pairs(), because, next, v })
}

/// One's own that everyone sees and nobody has answered.
pub fn unanswered(v: View) -> Result<String> {
    let heading = v.t("knowledge-question-asked-everyone");
    let title = v.t("knowledge-question-found-out");
    let q = Shown {
        heading,
        mine: true,
        offers_one: true,
        answer_is_first: false,
        answer_folded: true,
        answer_title: title,
        ..asked(&v)
    };
    page(v, q, Vec::new(), String::new())
}

pub fn near(v: View) -> Result<String> {
    let sub = v.t1("knowledge-question-answered-by", "name", "3");
    let excerpt = Some("42".into());
    let hit = NearHit { href: HREF.into(), title: "42".into(), excerpt, sub };
    let to = v.t1("knowledge-question-asking", "name", "Noor Karim");
    render(&NearPage { to, form: Form::new().with("text", "42?"), hits: vec![hit], v })
}

pub fn pass(v: View) -> Result<String> {
    let asker = v.t1("knowledge-question-asks", "name", "1");
    let (title, href) = ("42?".into(), HREF.into());
    let near = vec!["1".into()];
    let (form, mine) = (Form::new(), false);
    let photo = Some(("/files/1.jpg".into(), "3".into()));
    render(&PassPage { form, title, href, asker, photo, mine, near, namesakes: pairs(), v })
}

pub fn edit(v: View) -> Result<String> {
    render(&EditPage {
        form: Form::new().with("text", "42?"),
        heading: v.t("knowledge-question-edit-title"),
        sub: v.t("knowledge-question-will-be-marked"),
        label: "knowledge-question-field-text",
        action: format!("{HREF}/edit"),
        back: HREF.into(),
        delete: format!("{HREF}/delete"),
        v,
    })
}

pub fn list(v: View) -> Result<String> {
    let sub = v.t("knowledge-question-open");
    listed(v, vec![Row { href: HREF.into(), title: "42?".into(), sub }])
}

pub fn list_empty(v: View) -> Result<String> {
    listed(v, Vec::new())
}

fn listed(v: View, rows: Vec<Row>) -> Result<String> {
    let tab = |name: &str| v.t(&format!("knowledge-question-tab-{name}"));
    render(&ListPage {
        heading: v.t1("knowledge-question-longest", "name", "1"),
        sub: v.t("knowledge-question-list-open"),
        tabs: TABS.iter().map(|(_, name, href)| (*href, tab(name), *name == "open")).collect(),
        rows,
        empty: v.t("knowledge-question-empty-open"),
        newer: "/questions".into(),
        older: String::new(),
        v,
    })
}
