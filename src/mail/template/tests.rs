//! Templates: what they make, what they refuse, and that those we ship are whole.

use serde_json::{Value, json};

use super::*;
use crate::kernel::Language;

fn render(body: &str, variables: Value) -> Rendered {
    Template::compile("Subject", body).unwrap().render(&variables).unwrap()
}

fn error(subject: &str, body: &str, variables: Value) -> TemplateError {
    Template::compile(subject, body).and_then(|template| template.render(&variables)).unwrap_err()
}

/// What a person sees of an HTML fragment.
fn visible(html: &str) -> String {
    let mut out = String::new();
    for part in html.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

const HOSTILE: [&str; 22] = [
    "*x* <b>[a](http://evil)",
    "# Heading",
    "1. one",
    "- dash",
    "> quote",
    "`code`",
    "<script>alert(1)</script>",
    "![x](http://evil/p.png)",
    "<http://evil>",
    "\\",
    "\\\\*x*",
    "&amp; &lt;",
    "{{ secret }}",
    "{% raw %}",
    "=====",
    "***",
    "~~~",
    "[ref]: http://evil",
    "a\\[b](http://evil)",
    "http://evil_x_",
    "| a | b |",
    "שלום 🎉",
];

#[test]
fn a_value_shows_literally_in_both_parts() {
    let template = Template::compile(
        "Hi {{ name }}",
        "Hi {{ name }}, welcome\n\n{{ name }}\n\n- {{ name }}\n\n**{{ name }}**\n\n[{{ name }}](https://a.example/)",
    )
    .unwrap();
    for name in HOSTILE {
        let mail = template.render(&json!({ "name": name })).unwrap();
        assert_eq!(mail.subject, format!("Hi {name}"));
        assert_eq!(mail.text.matches(name).count(), 5, "{name:?} in {}", mail.text);
        assert_eq!(visible(&mail.html).matches(name).count(), 5, "{name:?} in {}", mail.html);
        assert!(!mail.html.contains("evil\"") && !mail.html.contains("<script") && !mail.html.contains("<img"), "{}", mail.html);
        assert_eq!(mail.html.matches("<a ").count(), 1, "{}", mail.html);
    }
}

#[test]
fn a_value_cannot_start_a_line_or_a_header() {
    for name in ["a\r\nBcc: x@example.org", "a\n\n# b", "a\0b", "a\u{2028}b", "a\u{85}b", "    a", "\t\ta"] {
        let mail = render("{{ name }}", json!({ "name": name }));
        assert!(!mail.html.contains("<h1") && !mail.html.contains("<pre"), "{}", mail.html);
        assert_eq!(mail.text.lines().count(), 1, "{:?}", mail.text);
        let subject = Template::compile("S {{ name }}", "x").unwrap().render(&json!({ "name": name })).unwrap().subject;
        assert!(!subject.chars().any(char::is_control), "{subject:?}");
    }
}

#[test]
fn a_value_in_a_link_keeps_its_address() {
    let link = "https://portal.example/p/eyJ_a-b.c~d_e*f?x=1&y=(2)#_z_";
    let mail = render("[Open]({{ link }})", json!({ "link": link }));
    assert!(mail.html.contains(&format!("href=\"{}\"", link.replace('&', "&amp;"))), "{}", mail.html);
    assert_eq!(mail.text, format!("Open:\n{link}"));
    let mail = render("[Open]({{ link }})", json!({ "link": "javascript:alert(1)" }));
    assert!(!mail.html.contains("<a"), "{}", mail.html);
}

#[test]
fn html_in_a_template_is_text_and_pictures_are_words() {
    let mail = render(
        "<div onclick=\"x\">\nblock\n</div>\n\nline <b>bold</b> ![a picture](https://x.example/y.png) [bad](data:text/html,x)",
        json!({}),
    );
    assert!(
        !mail.html.contains("<div") && !mail.html.contains("<b>") && !mail.html.contains("<img") && !mail.html.contains("<a "),
        "{}",
        mail.html
    );
    assert!(visible(&mail.html).contains("<b>bold</b> a picture bad"), "{}", mail.html);
    assert!(mail.text.contains("<div onclick=\"x\">"), "{}", mail.text);
}

#[test]
fn a_lone_link_is_a_button_of_44_pixels() {
    let mail = render("Before\n\n[Go **on**](https://a.example/x)\n\nAfter [in](mailto:a@b.example) text.", json!({}));
    assert!(mail.html.contains("<td class=\"button\""), "{}", mail.html);
    assert!(mail.html.contains("padding:12px 24px;line-height:20px"), "{}", mail.html);
    assert_eq!(mail.html.matches("class=\"button\"").count(), 1);
    assert_eq!(mail.text, "Before\n\nGo on:\nhttps://a.example/x\n\nAfter in text.\nin:\nmailto:a@b.example");
}

#[test]
fn text_shows_lists_headings_quotes_and_links() {
    let body = "# Title\n\nOne [two](https://a.example/2).\n\n- a\n- b\n  - c\n\n1. x\n2. y\n\n> said\n\nsoft\nbreak  \nhard\n\n[https://a.example/](https://a.example/)\n\n---\n\nend";
    let expected = "Title\n=====\n\nOne two:\nhttps://a.example/2\n\n- a\n- b\n  - c\n\n1. x\n2. y\n\n> said\n\nsoft break\nhard\n\nhttps://a.example/\n\n----------\n\nend";
    assert_eq!(render(body, json!({})).text, expected);
}

#[test]
fn a_loop_makes_a_tight_list() {
    let body = "You get:\n\n{% for choice in choices %}\n- {{ choice }}\n{% endfor %}\n\nEnd";
    let mail = render(body, json!({ "choices": ["News", "Offers"] }));
    assert_eq!(mail.text, "You get:\n\n- News\n- Offers\n\nEnd");
    assert!(mail.html.contains("<li>News</li>"), "{}", mail.html);
}

#[test]
fn an_error_names_the_line() {
    let broken = error("S", "one\ntwo {{ x\n", json!({}));
    assert!(!broken.in_subject && broken.line >= 2, "{broken}");
    assert_eq!(error("S", "one\n\n{{ missing }}", json!({})).line, 3);
    assert_eq!(error("S", "one\n{{ x | nothing }}", json!({ "x": 1 })).line, 2);
    assert_eq!(error("S", "a\nb <{{ link }}>", json!({})).line, 2);
    assert!(error("{{ missing }}", "x", json!({})).in_subject);
    assert!(error("S", "x\n{% include \"other\" %}", json!({})).line == 2);
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    assert!(error("S", endless, json!({})).reason.contains("fuel"));
}

#[test]
fn optional_variables_may_be_asked_for_but_not_printed() {
    let template = Template::compile("S", "Hi{% if first_name %} {{ first_name }}{% endif %}!").unwrap();
    assert_eq!(template.render(&json!({})).unwrap().text, "Hi!");
    assert_eq!(template.render(&json!({ "first_name": "" })).unwrap().text, "Hi!");
    assert_eq!(template.render(&json!({ "first_name": null })).unwrap().text, "Hi!");
    assert_eq!(template.render(&json!({ "first_name": "Kari" })).unwrap().text, "Hi Kari!");
}

#[test]
fn a_template_names_its_variables() {
    let template = Template::compile("{{ a }}", "{% for x in list %}{{ x.name }}{{ b }}{% endfor %}{{ range(3) }}").unwrap();
    assert_eq!(template.variables().into_iter().collect::<Vec<_>>(), ["a", "b", "list"]);
}

#[test]
fn a_template_is_shared_between_threads() {
    let template = Template::compile("S", "Hi {{ n }}").unwrap();
    std::thread::scope(|scope| {
        for n in 0..4 {
            let template = &template;
            scope.spawn(move || assert_eq!(template.render(&json!({ "n": n })).unwrap().text, format!("Hi {n}")));
        }
    });
}

/// What each kind of mail offers, as the templates' own documentation; optional ones stand after the bar.
const KINDS: [(&str, &str); 14] = [
    ("confirm", "organisation form_title confirm_link confirm_hours | first_name choices"),
    ("welcome", "organisation preferences_link link_days | first_name choices"),
    ("changed", "organisation changes | first_name preferences_link link_days restore_link"),
    ("new_link", "organisation preferences_link link_days | first_name"),
    ("already_subscribed", "organisation form_title preferences_link link_days | first_name"),
    ("privacy_confirmation", "organisation preferences_link link_days | first_name choices"),
    ("verification", "organisation data_link data_days | first_name"),
    ("breach_notice", "organisation what_happened consequences measures contact_point | first_name subject_text advice"),
    ("staff_invitation", "organisation link hours | first_name"),
    ("password_reset", "organisation link hours | first_name"),
    ("form_receipt", "organisation form_title answers | first_name"),
    ("submission_waiting", "organisation form_title queue_link | first_name"),
    ("submissions_daily", "organisation forms queue_link | first_name"),
    ("reminder", "organisation form_title confirm_link confirm_until | first_name choices"),
];

fn sample(name: &str) -> Value {
    match name {
        "choices" => json!(["Nyheter", "*Tilbud* & mer"]),
        "changes" => json!(["News: now on", "(Beta) *offers*: now off"]),
        "forms" => json!(["*Lamps* & more: 3", "News: 1"]),
        "answers" => json!(["Wish: *Lamps* & more"]),
        "confirm_hours" | "hours" => json!(48),
        "link_days" | "data_days" => json!(1),
        name if name.ends_with("link") => json!(format!("https://portal.example/{name}/a_b-c.d")),
        name => json!(format!("<{name}>")),
    }
}

fn shipped() -> Vec<(String, Language, String)> {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features/templates/shipped");
    let mut all = Vec::new();
    for (kind, _) in KINDS {
        for language in Language::ALL {
            let file = std::fs::read_to_string(directory.join(format!("{kind}.{language}.md"))).unwrap();
            all.push((kind.to_owned(), language, file));
        }
    }
    assert_eq!(
        std::fs::read_dir(directory)
            .unwrap()
            .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().ends_with(".md"))
            .count(),
        all.len()
    );
    all
}

#[test]
fn every_shipped_template_renders_with_everything_and_with_the_least() {
    for (kind, language, file) in shipped() {
        let (subject, body) = split_file(&file).unwrap();
        let template = Template::compile(subject, body).unwrap();
        let (_, offered) = KINDS.iter().find(|(name, _)| *name == kind).unwrap();
        let (needed, optional) = offered.split_once('|').unwrap();
        let least: Value =
            needed.split_whitespace().map(|name| (name.to_owned(), sample(name))).collect::<serde_json::Map<_, _>>().into();
        let all: Value = offered
            .split_whitespace()
            .filter(|name| *name != "|")
            .map(|name| (name.to_owned(), sample(name)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let names = template.variables();
        assert!(names.iter().all(|name| offered.split_whitespace().any(|offer| offer == name)), "{kind}.{language}: {names:?}");
        assert!(
            offered.split_whitespace().all(|offer| offer == "|" || names.contains(offer)),
            "{kind}.{language}: {offered} against {names:?}"
        );
        for (variables, present) in
            [(&all, offered.split_whitespace().collect::<Vec<_>>()), (&least, needed.split_whitespace().collect())]
        {
            let mail = template.render(variables).unwrap_or_else(|error| panic!("{kind}.{language}: {error}"));
            assert!(
                !mail.subject.is_empty()
                    && !mail.text.contains("  ")
                    && !mail.text.contains("\n\n\n")
                    && !mail.text.contains(" ,"),
                "{kind}.{language}: {}",
                mail.text
            );
            for name in present.iter().filter(|name| name.ends_with("link")) {
                let link = sample(name);
                let link = link.as_str().unwrap();
                assert!(mail.text.lines().any(|line| line == link), "{kind}.{language}: {name} in {}", mail.text);
                assert!(mail.html.contains(&format!("href=\"{link}\"")), "{kind}.{language}: {name} in {}", mail.html);
            }
            assert_eq!(mail.text.contains("<first_name>"), present.contains(&"first_name"), "{kind}.{language}");
            if present.contains(&"choices") {
                assert!(mail.text.contains("\n- Nyheter\n- *Tilbud* & mer\n"), "{kind}.{language}: {}", mail.text);
            }
            if present.contains(&"changes") {
                assert!(mail.text.contains("\n- News: now on\n- (Beta) *offers*: now off\n"), "{kind}.{language}: {}", mail.text);
            }
        }
        assert!(optional.contains("first_name"));
    }
}

#[test]
fn the_languages_of_a_kind_say_the_same_things() {
    // The same paragraphs, lists and links in each: a translation that lost a sentence block shows here.
    let shape = |file: &str| {
        file.lines()
            .skip(1)
            .map(|line| {
                if line.starts_with('[') {
                    'L'
                } else if line.starts_with("{%") {
                    '%'
                } else if line.starts_with("- ") {
                    '-'
                } else if line.is_empty() {
                    ' '
                } else {
                    'p'
                }
            })
            .collect::<String>()
    };
    for (kind, language, file) in shipped() {
        let english =
            shipped().into_iter().find(|(other, other_language, _)| *other == kind && *other_language == Language::En).unwrap().2;
        assert_eq!(shape(&file), shape(&english), "{kind}.{language}");
        assert!(!file.contains('\r') && !file.contains('\u{a0}') && file.ends_with('\n'), "{kind}.{language}");
    }
}
