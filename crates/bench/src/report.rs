//! The results of all servers: collected by item, written as Markdown tables
//! and as JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::item::{Figure, Item, Sample, Target};
use crate::stats::{Shares, Spread, human};

/// All values of one figure of one server, a value a run.
type Values = BTreeMap<&'static str, Vec<f64>>;

/// The results of one item.
#[derive(Debug)]
pub struct Results {
    item: Item,
    servers: Vec<ServerResults>,
}

#[derive(Debug, Default)]
struct ServerResults {
    name: String,
    values: Values,
    shares: BTreeMap<&'static str, Vec<Shares>>,
    failures: Vec<String>,
}

impl Results {
    /// Begins without results of `item` for servers with these names, ours first.
    pub fn new(item: Item, names: impl Iterator<Item = String>) -> Self {
        let servers =
            names.map(|name| ServerResults { name, ..ServerResults::default() }).collect();
        Self { item, servers }
    }

    /// Adds a run of the server at `index`, and why it stopped early if it did.
    pub fn add(&mut self, index: usize, sample: &Sample<'_>, failure: Option<String>) {
        let Some(server) = self.servers.get_mut(index) else { return };
        for (name, value) in &sample.values {
            server.values.entry(name).or_default().push(*value);
        }
        for (name, shares) in &sample.shares {
            server.shares.entry(name).or_default().push(*shares);
        }
        server.failures.extend(failure);
    }

    /// Returns `true` if all runs of all servers went through.
    pub fn complete(&self) -> bool {
        self.servers.iter().all(|server| server.failures.is_empty())
    }

    /// Returns the tables of this item.
    pub fn markdown(&self) -> String {
        let mut out = format!("## {}\n\n", self.item.title);
        let names: Vec<_> = self.servers.iter().map(|server| server.name.as_str()).collect();
        let others: Vec<_> = names.iter().skip(1).map(|name| format!(" | to {name}")).collect();
        let _ = writeln!(
            out,
            "| figure | unit | {}{} | target | met? |",
            names.join(" | "),
            others.concat()
        );
        let _ = writeln!(out, "|{}", "---|".repeat(4 + names.len() + others.len()));
        for figure in self.item.figures {
            self.row(&mut out, figure);
        }
        self.shares(&mut out);
        for server in &self.servers {
            for failure in &server.failures {
                let _ = writeln!(out, "\n**{}**: a run stopped early: {failure}", server.name);
            }
        }
        out
    }

    fn row(&self, out: &mut String, figure: &Figure) {
        let spreads: Vec<_> =
            self.servers.iter().map(|server| server.spread(figure.name)).collect();
        let ours = spreads.first().copied().flatten();
        let _ = write!(out, "| {} | {} |", figure.name, figure.unit);
        for spread in &spreads {
            let _ = write!(out, " {} |", spread.map_or_else(|| "-".to_owned(), written));
        }
        for theirs in spreads.iter().skip(1) {
            let ratio = ours
                .zip(*theirs)
                .map(|(ours, theirs)| figure.target.advantage(ours.median, theirs.median));
            let told =
                ratio.filter(|ratio| ratio.is_finite()).map(|ratio| format!("{}×", human(ratio)));
            let _ = write!(out, " {} |", told.unwrap_or_default());
        }
        let met = ours.and_then(|ours| figure.target.met(ours.median));
        let judged = met.map_or("", |met| if met { "yes" } else { "**no**" });
        let _ = writeln!(out, " {} | {judged} |", target(figure.target));
    }

    /// Adds the CPU time of generator and model beside the servers', to see that they are no
    /// bottleneck.
    fn shares(&self, out: &mut String) {
        let rows = self.item.figures.iter().flat_map(|figure| {
            self.servers
                .iter()
                .filter_map(move |server| Some((figure, server, server.shares.get(figure.name)?)))
        });
        let mut head =
            "\n| CPU beside | server | generator | model | unit |\n|---|---|---|---|---|\n";
        for (figure, server, runs) in rows {
            let middle = |of: fn(&Shares) -> f64| {
                let values: Vec<_> = runs.iter().map(of).collect();
                Spread::of(&values).map_or_else(|| "-".to_owned(), |spread| human(spread.median))
            };
            let (whole, own, model) =
                (middle(|s| s.server), middle(|s| s.generator), middle(|s| s.model));
            out.push_str(std::mem::take(&mut head));
            let _ = writeln!(
                out,
                "| {}: {} | {whole} | {own} | {model} | {} |",
                server.name, figure.name, figure.unit
            );
        }
    }

    /// Returns the same as data, every run of it.
    pub fn json(&self) -> Value {
        let figures: Vec<_> =
            self.item.figures.iter().map(|figure| self.figure_json(figure)).collect();
        let failures: BTreeMap<_, _> =
            self.servers.iter().map(|server| (&server.name, &server.failures)).collect();
        let (name, title) = (self.item.name, self.item.title);
        json!({"item": name, "title": title, "figures": figures, "failures": failures})
    }

    fn figure_json(&self, figure: &Figure) -> Value {
        let servers: serde_json::Map<_, _> = self
            .servers
            .iter()
            .filter_map(|server| {
                let spread = server.spread(figure.name)?;
                let shares = server.shares.get(figure.name).map(|runs| {
                    runs.iter()
                        .map(|s| json!({"generator": s.generator, "model": s.model}))
                        .collect::<Vec<_>>()
                });
                let about = json!({
                    "median": spread.median, "min": spread.min, "max": spread.max,
                    "runs": server.values.get(figure.name), "cpuBeside": shares
                });
                Some((server.name.clone(), about))
            })
            .collect();
        let (name, unit, target) = (figure.name, figure.unit, target(figure.target));
        json!({"figure": name, "unit": unit, "target": target, "servers": servers})
    }
}

impl ServerResults {
    fn spread(&self, figure: &str) -> Option<Spread> {
        Spread::of(self.values.get(figure)?)
    }
}

fn written(spread: Spread) -> String {
    let Spread { median, min, max } = spread;
    let (middle, low, high) = (human(median), human(min), human(max));
    if low == high { middle } else { format!("{middle} ({low}–{high})") }
}

fn target(target: Target) -> String {
    match target {
        Target::AtMost(limit) => format!("≤ {}", human(limit)),
        Target::AtLeast(limit) => format!("≥ {}", human(limit)),
        Target::Told => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::{at_least, at_most};

    const FIGURES: &[Figure] = &[at_most("time", "ms", 2.0), at_least("rate", "op/s", 100.0)];
    const ITEM: Item = Item { name: "x", title: "X", figures: FIGURES, measure: |_, _| Ok(()) };

    fn results() -> Results {
        let mut results = Results::new(ITEM, ["ours".to_owned(), "peer".to_owned()].into_iter());
        for (index, time, rate) in
            [(0, 1.0, 200.0), (1, 4.0, 50.0), (0, 1.0, 200.0), (1, 6.0, 50.0)]
        {
            let mut sample = Sample::new(&ITEM);
            sample.set_cpu("time", Shares { generator: 0.5, model: 0.25, server: time }).unwrap();
            sample.set("rate", rate).unwrap();
            results.add(index, &sample, None);
        }
        results
    }

    #[test]
    fn a_row_has_every_server_the_ratio_and_the_verdict_on_the_first() {
        let text = results().markdown();
        let head = "| figure | unit | ours | peer | to peer | target | met? |\n|---|---|---|---|---|---|---|";
        assert!(text.contains(head), "{text}");
        assert!(text.contains("| time | ms | 1 | 5 (4–6) | 5× | ≤ 2 | yes |"), "{text}");
        assert!(text.contains("| rate | op/s | 200 | 50 | 4× | ≥ 100 | yes |"), "{text}");
        assert!(text.contains("| peer: time | 5 | 0.5 | 0.25 | ms |"), "{text}");
    }

    #[test]
    fn what_was_not_measured_is_a_dash_with_its_reason() {
        let mut results = Results::new(ITEM, ["ours".to_owned()].into_iter());
        results.add(0, &Sample::new(&ITEM), Some("it ended".to_owned()));
        let text = results.markdown();
        assert!(!results.complete());
        assert!(text.contains("| time | ms | - | ≤ 2 |  |"), "{text}");
        assert!(text.contains("**ours**: a run stopped early: it ended"), "{text}");
    }

    #[test]
    fn the_data_holds_every_run() {
        let data = results().json();
        assert_eq!(data["figures"][0]["servers"]["peer"]["runs"], json!([4.0, 6.0]));
        assert_eq!(data["figures"][0]["servers"]["ours"]["median"], json!(1.0));
    }
}
