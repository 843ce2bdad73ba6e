//! A chart of pairs of bars: one upwards and one downwards from a common line, so that no colour has to be told from another.

use maud::{Markup, html};

/// One pair of bars.
pub struct Pair {
    /// What to say when somebody points at it.
    pub says: String,
    /// How much upwards.
    pub up: i64,
    /// How much downwards.
    pub down: i64,
}

/// Where a chart is drawn: its units are stretched to the room that the page has.
const WIDTH: i64 = 10;
const HEIGHT: i64 = 1000;
/// What is there is seen, however little it is beside the rest.
const LEAST: i64 = 12;

/// The chart; `name` says what it shows to those who do not see it. The numbers belong into a table beside it.
pub fn pair_bars(name: &str, pairs: &[Pair]) -> Markup {
    let most = |of: fn(&Pair) -> i64| pairs.iter().map(of).max().unwrap_or_default().max(0);
    let (up, down) = (most(|pair| pair.up), most(|pair| pair.down));
    let all = (up + down).max(1);
    let length = |value: i64| if value > 0 { (value.saturating_mul(HEIGHT - 2 * LEAST) / all).max(LEAST) } else { 0 };
    let line = length(up);
    let width = WIDTH * i64::try_from(pairs.len()).unwrap_or(1).max(1);
    let height = line + length(down).max(2);
    html! {
        svg class="chart" role="img" aria-label=(name) viewBox={ "0 0 " (width) " " (height) } preserveAspectRatio="none" {
            @for (index, pair) in (0..).zip(pairs) {
                @let x = WIDTH * index;
                g {
                    title { (pair.says) }
                    rect class="chart-ground" x=(x) y="0" width=(WIDTH) height=(height) {}
                    @if pair.up > 0 { rect class="chart-up" x=(x + 1) y=(line - length(pair.up)) width=(WIDTH - 2) height=(length(pair.up)) {} }
                    @if pair.down > 0 { rect class="chart-down" x=(x + 1) y=(line) width=(WIDTH - 2) height=(length(pair.down)) {} }
                }
            }
            line class="chart-line" x1="0" y1=(line) x2=(width) y2=(line) {}
        }
    }
}

/// One step of a funnel.
pub struct Step {
    /// What stands beside its bar.
    pub label: String,
    /// What to say when somebody points at it.
    pub says: String,
    /// How many got so far.
    pub count: i64,
}

/// A funnel: a bar for each step, one below the other, each as wide as how many got so far. `name` says what it shows to those who do
/// not see it. The numbers belong into a table beside it.
pub fn funnel(name: &str, steps: &[Step]) -> Markup {
    let most = steps.iter().map(|step| step.count).max().unwrap_or_default().max(1);
    let height = WIDTH * i64::try_from(steps.len()).unwrap_or(1).max(1);
    html! {
        div class="plot funnel" {
            div class="chart-scale" aria-hidden="true" { @for step in steps { span { (step.label) } } }
            svg class="chart" role="img" aria-label=(name) viewBox={ "0 0 " (HEIGHT) " " (height) } preserveAspectRatio="none" {
                @for (index, step) in (0..).zip(steps) {
                    @let width = if step.count > 0 { (step.count.saturating_mul(HEIGHT) / most).max(LEAST) } else { 0 };
                    g {
                        title { (step.says) }
                        rect class="chart-ground" x="0" y=(WIDTH * index) width=(HEIGHT) height=(WIDTH) {}
                        @if width > 0 { rect class="chart-up" x=((HEIGHT - width) / 2) y=(WIDTH * index + 1) width=(width) height=(WIDTH - 2) {} }
                    }
                }
            }
        }
    }
}

/// The chart with what stands beside and below it: the longest bars' numbers, and the first and the last pair.
pub fn plot(chart: Markup, most: [&str; 2], ends: [&str; 2]) -> Markup {
    html! {
        div class="plot" {
            div class="chart-scale" aria-hidden="true" { @for word in most { span { (word) } } }
            (chart)
            div class="chart-ends" aria-hidden="true" { @for word in ends { span { (word) } } }
        }
    }
}

/// What the bars mean: upwards and downwards.
pub fn chart_key(up: Markup, down: Markup) -> Markup {
    html! {
        ul class="chart-key" {
            li { svg class="chart-sign" viewBox="0 0 10 10" aria-hidden="true" { rect class="chart-up" x="0" y="0" width="10" height="10" {} } (up) }
            li { svg class="chart-sign" viewBox="0 0 10 10" aria-hidden="true" { rect class="chart-down" x="0" y="0" width="10" height="10" {} } (down) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_funnel_gets_narrower_and_the_fewest_are_still_seen() {
        let step = |count| Step { label: "Opened".into(), says: "so <many>".into(), count };
        let html = funnel("what", &[step(1000), step(500), step(1), step(0)]).into_string();
        assert!(html.contains("viewBox=\"0 0 1000 40\"") && html.contains("so &lt;many&gt;"), "{html}");
        assert!(html.contains("class=\"chart-up\" x=\"250\" y=\"11\" width=\"500\" height=\"8\""), "{html}");
        assert!(html.contains("x=\"494\" y=\"21\" width=\"12\""), "{html}");
        assert_eq!(html.matches("chart-up").count(), 3);
    }

    #[test]
    fn bars_are_as_long_as_their_numbers_and_the_smallest_is_still_seen() {
        let pair = |up, down| Pair { says: "a <day>".into(), up, down };
        let html = pair_bars("what", &[pair(300, 100), pair(1, 0), pair(0, 0)]).into_string();
        assert!(html.contains("viewBox=\"0 0 30 976\""), "{html}");
        assert!(html.contains("class=\"chart-up\" x=\"1\" y=\"0\" width=\"8\" height=\"732\""), "{html}");
        assert!(html.contains("class=\"chart-down\" x=\"1\" y=\"732\" width=\"8\" height=\"244\""), "{html}");
        assert!(html.contains("class=\"chart-up\" x=\"11\" y=\"720\" width=\"8\" height=\"12\""), "{html}");
        assert_eq!((html.matches("chart-up").count(), html.matches("chart-down").count()), (2, 1));
        assert!(html.contains("a &lt;day&gt;") && !html.contains("style="));
        assert!(!pair_bars("", &[]).into_string().contains("NaN"));
    }
}
