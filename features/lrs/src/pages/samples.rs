//! Every page once with made-up values, for tests in all languages.

use askama::Template;
use cairn_feature::Sample;
use cairn_ground::{Error, Id, Instant, PersonId, Result};
use cairn_nudge::Kept;
use cairn_people::Person;
use cairn_web::{Form, View};

use super::{
    AreaLine, DataGroup, DataLine, ErasePage, Erased, History, HistoryLine, HistoryPart, LookForm,
    LookLine, Looked, MailLine, MessageLink, Outbox, OutboxMail, Takeout, Trust,
};

pub const SAMPLES: &[Sample] = &[
    Sample { name: "lrs/history", render: history },
    Sample { name: "lrs/history-empty", render: history_empty },
    Sample { name: "lrs/look-form", render: look_form },
    Sample { name: "lrs/looked", render: looked },
    Sample { name: "lrs/takeout", render: takeout },
    Sample { name: "lrs/erase", render: erase },
    Sample { name: "lrs/erased", render: erased },
    Sample { name: "lrs/trust", render: trust },
    Sample { name: "lrs/message-open", render: |v| message(v, "open", false) },
    Sample { name: "lrs/message-today", render: |v| message(v, "today", false) },
    Sample { name: "lrs/message-fewer", render: |v| message(v, "fewer", false) },
    Sample { name: "lrs/message-pause", render: |v| message(v, "pause", true) },
    Sample { name: "lrs/message-off", render: |v| message(v, "off", true) },
    Sample { name: "lrs/outbox", render: outbox },
    Sample { name: "lrs/outbox-empty", render: outbox_empty },
    Sample { name: "lrs/mail", render: mail },
];

fn rendered(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn part() -> HistoryPart {
    let line = |href: &str| HistoryLine { text: "1".into(), href: href.into(), when: "2".into() };
    HistoryPart {
        lines: vec![line("/questions/1"), line("")],
        newer: "/me/history".into(),
        older: "/me/history?before=1".into(),
    }
}

fn history(v: View) -> Result<String> {
    let looks = vec![LookLine { name: "1".into(), reason: "2".into(), when: "3".into() }];
    rendered(&History { v, part: part(), looks, unseen: true })
}

fn history_empty(v: View) -> Result<String> {
    rendered(&History { v, part: HistoryPart::default(), looks: Vec::new(), unseen: false })
}

fn person() -> Person {
    Person {
        id: PersonId(Id::from_u128(1)),
        name: "1".into(),
        email: None,
        title: String::new(),
        about: String::new(),
        lang: "sv".into(),
        zone: "UTC".into(),
        theme: "auto".into(),
        messages: "weekly".into(),
        curator: false,
        administrator: false,
        created_at: Instant(0),
        arrived_at: None,
        deactivated_at: None,
    }
}

fn look_form(v: View) -> Result<String> {
    rendered(&LookForm { v, person: person(), form: Form::new() })
}

fn looked(v: View) -> Result<String> {
    rendered(&Looked { v, name: "1".into(), part: part() })
}

fn takeout(v: View) -> Result<String> {
    rendered(&Takeout { v, statements: 12_345 })
}

fn erase(v: View) -> Result<String> {
    let form = Form::new();
    rendered(&ErasePage { v, person: person(), form })
}

fn erased(v: View) -> Result<String> {
    rendered(&Erased { v })
}

fn trust(v: View) -> Result<String> {
    let word = |n: &str| n.to_owned();
    let kinds =
        vec![DataLine { what: word("1"), why: word("2"), readers: word("3"), kept: word("4") }];
    let groups = vec![DataGroup { name: word("1"), kinds }];
    let areas = vec![AreaLine { name: word("1"), pages: word("2"), actions: word("3") }];
    let (public_body, signed_in) = (true, false);
    rendered(&Trust { v, name: word("1"), public_body, signed_in, groups, areas })
}

fn message(v: View, word: &'static str, done: bool) -> Result<String> {
    rendered(&MessageLink { v, word, done, action: "/m/1".into() })
}

fn outbox(v: View) -> Result<String> {
    let mail = Kept {
        id: Id::from_u128(1),
        to_name: "1".into(),
        to_email: "1".into(),
        subject: "2".into(),
        kept_at: Instant(0),
    };
    rendered(&Outbox { v, mails: vec![mail], newer: String::new(), older: "/outbox".into() })
}

fn outbox_empty(v: View) -> Result<String> {
    rendered(&Outbox { v, mails: Vec::new(), newer: String::new(), older: String::new() })
}

fn mail(v: View) -> Result<String> {
    let lines = vec![
        MailLine { text: "1".into(), href: String::new() },
        MailLine { text: "2: ".into(), href: "/m/1".into() },
    ];
    rendered(&OutboxMail { v, subject: "1".into(), lines, kept_at: Instant(0) })
}
