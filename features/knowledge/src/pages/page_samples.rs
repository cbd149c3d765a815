//! Made-up pages, so that every page is looked at in every language.

use askama::Template;
use cairn_feature::{About, OfferLink};
use cairn_ground::{Error, Id, ObjectId, PersonId, Result};
use cairn_web::{Form, View};

use super::{
    differences::{self, DiffLine},
    material::{CardRow, MaterialForm, MaterialList, MaterialPage},
    page::{
        AskedPicture, CarePage, DeletedPage, DeletedRow, FormPage, HistoryPage, ListPage, PREVIEW,
        PlacePage, Row, ShowPage, SuggestionPage, VersionPage, WrongLine, render as prose,
    },
};
use crate::{
    rules::pages::{Folder, share_href},
    store::marks::Marks,
};

fn render(page: &impl Template) -> Result<String> {
    page.render().map_err(Error::internal)
}

fn id() -> ObjectId {
    ObjectId(Id::nil())
}

fn about() -> About {
    let offer = OfferLink { href: "/pages/new".into(), label: "knowledge-make-page" };
    About {
        audience: "organisation".into(),
        offers: vec![offer],
        report_href: "/report/1".into(),
        ..About::default()
    }
}

fn row(v: &View) -> Row {
    let sub = v.t1("knowledge-line-tip", "name", "1");
    Row { href: "/pages/1".into(), title: "42".into(), sub }
}

fn folder() -> Folder {
    Folder { path: "1/2".into(), name: "2".into(), pages: 3 }
}

pub fn place(v: View) -> Result<String> {
    let (approved, newest) = (vec![row(&v)], vec![row(&v), row(&v)]);
    render(&PlacePage {
        folders: vec![folder()],
        approved,
        newest,
        curator: true,
        more_folders: true,
        v,
    })
}

pub fn place_empty(v: View) -> Result<String> {
    let (folders, approved, newest) = (Vec::new(), Vec::new(), Vec::new());
    render(&PlacePage { folders, approved, newest, curator: false, more_folders: false, v })
}

pub fn list(v: View) -> Result<String> {
    render(&ListPage {
        title: "2".into(),
        trail: vec![("1".into(), "1".into())],
        folders: vec![folder()],
        rows: vec![row(&v)],
        newer: "/pages?at=0".into(),
        older: "/pages?at=2".into(),
        share_href: share_href("1/2"),
        v,
    })
}

fn shown(v: View) -> ShowPage {
    ShowPage {
        about: about(),
        form: Form::new(),
        id: id(),
        title: "42".into(),
        lang: "en".into(),
        trail: vec![("1".into(), "1".into())],
        top: v.t1("knowledge-top-tip", "name", "1"),
        good: false,
        notes: vec![v.t1("knowledge-note-edited-by-team", "why", "1")],
        html: prose(&v, "## 1\n\n- 2\n- 3", false),
        body: String::new(),
        foot: vec![
            v.t2("knowledge-foot-answer", "answerer", "1", "asker", "2"),
            v.t2("knowledge-foot-changed", "name", "1", "day", "2"),
            v.t2("knowledge-foot-owner", "name", "1", "review", "2"),
        ],
        marks: Marks { helped: 2, ..Marks::default() },
        mine: false,
        edits: true,
        edit_label: v.t("knowledge-edit"),
        decides: false,
        due: false,
        ownerless: true,
        heard: true,
        glad: true,
        reworded: true,
        wrong: Vec::new(),
        suggestions: Vec::new(),
        undescribed: v.t1("knowledge-undescribed", "count", 2),
        command_id: "1".into(),
        v,
    }
}

pub fn page(v: View) -> Result<String> {
    render(&shown(v))
}

pub fn page_of_owner(v: View) -> Result<String> {
    let suggestion = row(&v);
    let top = v.t2("knowledge-top-approved", "name", "1", "until", "2");
    let wrong = WrongLine {
        person: PersonId(Id::nil()),
        name: "1".into(),
        text: "2".into(),
        day: "3".into(),
    };
    render(&ShowPage {
        top,
        good: true,
        mine: true,
        decides: true,
        due: true,
        ownerless: false,
        html: None,
        wrong: vec![wrong],
        suggestions: vec![suggestion],
        ..shown(v)
    })
}

fn form_page(v: View, theirs: Option<Vec<DiffLine>>) -> FormPage {
    FormPage {
        form: Form::new().with("title", "42").with("body", "1"),
        command_id: "1".into(),
        head: v.t("knowledge-edit-head"),
        action: "/pages/1".into(),
        back: "/pages/1".into(),
        save: v.t("knowledge-save"),
        pictures: vec![AskedPicture {
            url: "/files/1.jpg".into(),
            field: "shows_1.jpg".into(),
            label: v.t1("knowledge-picture-shows", "number", 1),
            alt: v.t1("knowledge-picture", "number", 1),
        }],
        preview: PREVIEW,
        theirs,
        sections: vec!["1/2".into()],
        audiences: vec![("organisation".into(), v.t("knowledge-for-organisation"))],
        narrow: Some((v.t("knowledge-narrow-few-mine"), "/questions/1".into())),
        because: Some(("/questions/1".into(), "1".into())),
        asks_why: true,
        asks_approved: true,
        asks_section: true,
        v,
    }
}

pub fn form(v: View) -> Result<String> {
    render(&form_page(v, None))
}

pub fn conflict(v: View) -> Result<String> {
    render(&form_page(v, Some(differences::written("1\n2\n3", "1\n4\n3\n5"))))
}

pub fn history(v: View) -> Result<String> {
    let rows = vec![row(&v)];
    let older = "/pages/1/history?before=2".into();
    render(&HistoryPage { id: id(), title: "42".into(), rows, older, v })
}

pub fn version(v: View) -> Result<String> {
    render(&VersionPage {
        id: id(),
        number: 2,
        title: "42".into(),
        sub: v.t1("knowledge-how-edited", "name", "1"),
        renamed: Some("41".into()),
        lines: differences::read(&v, "1\n2", "1\n3"),
        html: prose(&v, "1\n3", false),
        body: String::new(),
        restores: true,
        asks_approved: true,
        form: Form::new(),
        older: "/pages/1/history/1".into(),
        newer: "/pages/1/history/3".into(),
        command_id: "1".into(),
        v,
    })
}

pub fn suggestion(v: View) -> Result<String> {
    render(&SuggestionPage {
        form: Form::new(),
        id: id(),
        suggestion: Id::nil(),
        title: "42".into(),
        by: "1".into(),
        why: "2".into(),
        renamed: Some("41".into()),
        lines: differences::read(&v, "1\n2", "1\n3"),
        nothing: false,
        decides: true,
        decided: Some(v.t("knowledge-suggestion-declined")),
        reason: "3".into(),
        command_id: "1".into(),
        v,
    })
}

pub fn care(v: View) -> Result<String> {
    render(&CarePage {
        form: Form::new(),
        id: id(),
        title: "42".into(),
        version: 3,
        approved: true,
        owns: true,
        audiences: vec![("organisation".into(), v.t("knowledge-for-organisation"))],
        editors: vec![("owner".into(), v.t("knowledge-edited-by-owner"))],
        people: vec![("1".into(), "1".into())],
        ids: (0..7).map(|at| at.to_string()).collect(),
        v,
    })
}

pub fn deleted(v: View) -> Result<String> {
    let sub = v.t2("knowledge-deleted-by", "name", "1", "day", "2");
    let title = "42".into();
    let row = DeletedRow { id: id(), title, sub, news: true, may_return: true };
    render(&DeletedPage { curator: true, rows: vec![row], v })
}

pub fn material_list(v: View) -> Result<String> {
    let row = CardRow { href: "/material/1".into(), title: "42".into(), sub: "1 · 2".into() };
    let (newer, older) = ("/material?at=0".into(), "/material?at=2".into());
    render(&MaterialList { rows: vec![row], newer, older, v })
}

pub fn material_form(v: View) -> Result<String> {
    render(&MaterialForm {
        form: Form::new(),
        command_id: "1".into(),
        action: "/material".into(),
        back: "/material".into(),
        head: v.t("knowledge-material-new"),
        save: v.t("knowledge-share"),
        is_new: true,
        kept: Some("1.2".into()),
        is_file: false,
        audiences: vec![("organisation".into(), v.t("knowledge-for-organisation"))],
        because: Some(("/questions/1".into(), "1".into())),
        v,
    })
}

pub fn material(v: View) -> Result<String> {
    render(&MaterialPage {
        about: about(),
        id: id(),
        title: "42".into(),
        why: "1".into(),
        by: "2".into(),
        url: "https://1.2".into(),
        host: "1.2".into(),
        file: "/files/1.mp4".into(),
        file_line: "1 · 2".into(),
        picture: true,
        picture_words: v.t("knowledge-picture-unnamed"),
        video: true,
        kind: "video/mp4".into(),
        marks: Marks { helped: 1, ..Marks::default() },
        mine: false,
        decides: true,
        v,
    })
}
