use cairn_testkit::apps;

use super::{
    files::header,
    house::{People, features},
};

#[tokio::test]
async fn what_is_pasted_comes_back_as_markdown_and_lost_pictures_are_said() {
    apps(features, |app| async move {
        let people = People::of(app.clone()).await;
        let html = "<h2>Filter</h2><table><tr><td>Fel<td>Åtgärd<tr><td>E1<td><ul><li>x<li>y</ul>\
            </table><img src='data:'><img src='data:'>";
        let noor = people.noor.web.post("/markdown", &[("html", html)]).await;
        assert_eq!(noor.status, 200);
        let wanted = "## Filter\n\n| Fel | Åtgärd |\n| --- | --- |\n| E1 | • x<br>• y |\n";
        assert_eq!(noor.text(), wanted);
        assert!(header(&noor, "x-said").starts_with("2%20pictures%20did%20not%20come"));
        let links = "<b>a</b> <a href='/x.docx'>b</a><img src='data:'>";
        let said = header(&people.noor.web.post("/markdown", &[("html", links)]).await, "x-said");
        let (pictures, link) = ("One%20picture%20did%20not", "%20One%20link%20did%20not%20come");
        assert!(said.starts_with(pictures) && said.contains(link), "{said}");
        let jonas = people.jonas.web.post("/markdown", &[("html", "<b>a</b>")]).await;
        assert_eq!((jonas.text(), header(&jonas, "x-said")), ("**a**\n".to_owned(), String::new()));
    })
    .await;
}

#[tokio::test]
async fn the_preview_shows_what_the_page_will_show_and_nothing_runs() {
    apps(features, |app| async move {
        let people = People::of(app.clone()).await;
        let text = "# Så\n\n**fet** <script>alert(1)</script> [x](javascript:y)";
        let shown = people.noor.web.post("/markdown/preview", &[("text", text)]).await;
        assert_eq!(shown.status, 200);
        let html = shown.text();
        assert!(html.contains("<h2") && html.contains("<strong>fet</strong>"), "{html}");
        assert!(!html.contains("<script") && !html.contains("javascript:"), "{html}");
        let lines = [("text", "en\ntvå")];
        for (address, wanted) in [("", "en<br>\ntvå"), ("?wrapped=on", "<p>en\ntvå")] {
            let address = format!("/markdown/preview{address}");
            let html = people.noor.web.post(&address, &lines).await.text();
            assert!(html.contains(wanted), "{address}: {html}");
        }
        let visitor = app.visitor().post("/markdown/preview", &[("text", text)]).await;
        assert_eq!(visitor.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_preview_longer_than_a_page_is_refused_in_words() {
    apps(features, |app| async move {
        let people = People::of(app.clone()).await;
        let text = "å".repeat(200_000);
        let shown = people.noor.web.post("/markdown/preview", &[("text", &text)]).await;
        assert_eq!(shown.status, 200);
        let longer = [("text", format!("{text}!"))];
        let longer = longer.each_ref().map(|(name, text)| (*name, text.as_str()));
        let shown = people.noor.web.post("/markdown/preview", &longer).await;
        assert_eq!(
            (shown.status.as_u16(), header(&shown, "content-type").as_str()),
            (422, "text/plain; charset=utf-8",)
        );
        assert!(shown.text().contains("200,000 is the limit"), "{}", shown.text());
    })
    .await;
}

#[tokio::test]
async fn what_somebody_typed_keeps_its_lines_on_the_page_and_in_its_history() {
    apps(features, |app| async move {
        let people = People::of(app.clone()).await;
        let page = people.noor.share("Numbers", "Office 12\nStores 14\n\n- a\n- b").await;
        for address in [page.clone(), format!("{page}/history/1")] {
            let html = people.alva.web.get(&address).await.text();
            assert!(html.contains("Office 12<br>\nStores 14"), "{address}: {html}");
            assert!(html.contains("<li>a</li>\n<li>b</li>"), "{address}: {html}");
        }
        let form = people.noor.web.get(&format!("{page}/edit")).await.text();
        assert!(form.contains("data-md-preview=\"/markdown/preview\""), "{form}");
    })
    .await;
}
