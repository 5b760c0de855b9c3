//! Items of the benchmark: their figures with the targets, and the
//! function that measures one run of one server.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::lab::Subject;
use crate::stats::Shares;

/// The project's target for a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// Lower is better, and this is enough.
    AtMost(f64),
    /// Higher is better, and this is enough.
    AtLeast(f64),
    /// Only reported, not judged. Lower counts as better where servers are compared.
    Told,
}

impl Target {
    /// Returns `true` if `value` reaches the target; `None` if there is none.
    pub fn met(self, value: f64) -> Option<bool> {
        match self {
            Self::AtMost(limit) => Some(value <= limit),
            Self::AtLeast(limit) => Some(value >= limit),
            Self::Told => None,
        }
    }

    /// Returns the factor by which `ours` is better than `theirs`.
    pub fn advantage(self, ours: f64, theirs: f64) -> f64 {
        match self {
            Self::AtLeast(_) => ours / theirs,
            Self::AtMost(_) | Self::Told => theirs / ours,
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The name, the same in every run and report.
    pub name: &'static str,
    /// The unit of its values.
    pub unit: &'static str,
    /// The project's target.
    pub target: Target,
}

/// Returns a figure of which less is better.
pub const fn at_most(name: &'static str, unit: &'static str, limit: f64) -> Figure {
    Figure { name, unit, target: Target::AtMost(limit) }
}

/// Returns a figure of which more is better.
pub const fn at_least(name: &'static str, unit: &'static str, limit: f64) -> Figure {
    Figure { name, unit, target: Target::AtLeast(limit) }
}

/// Returns a figure that explains others and has no target.
pub const fn told(name: &'static str, unit: &'static str) -> Figure {
    Figure { name, unit, target: Target::Told }
}

/// One item of the benchmark.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The word that `--items` takes.
    pub name: &'static str,
    /// The heading of its table.
    pub title: &'static str,
    /// Its rows, in order.
    pub figures: &'static [Figure],
    /// Measures one run. Figures set before an error are kept.
    pub measure: fn(&Subject<'_>, &mut Sample<'_>) -> Result<()>,
}

/// Figures of one run of one server.
#[derive(Debug)]
pub struct Sample<'a> {
    item: &'a Item,
    /// The values by the name of the figure.
    pub values: BTreeMap<&'static str, f64>,
    /// The CPU shares by the name of the figure they stand beside.
    pub shares: BTreeMap<&'static str, Shares>,
}

impl<'a> Sample<'a> {
    /// Creates an empty sample of `item`.
    pub fn new(item: &'a Item) -> Self {
        Self { item, values: BTreeMap::new(), shares: BTreeMap::new() }
    }

    /// Notes the value of the figure called `name`.
    ///
    /// # Errors
    /// If the item has no such figure, or it has a value already.
    pub fn set(&mut self, name: &str, value: f64) -> Result<()> {
        let name = self.figure(name)?;
        ensure!(self.values.insert(name, value).is_none(), "figure `{name}` was measured twice");
        Ok(())
    }

    /// Notes a CPU figure of the server, and what generator and model used meanwhile.
    ///
    /// # Errors
    /// As [`Sample::set`].
    pub fn set_cpu(&mut self, name: &str, shares: Shares) -> Result<()> {
        self.set(name, shares.server)?;
        let name = self.figure(name)?;
        self.shares.insert(name, shares);
        Ok(())
    }

    fn figure(&self, name: &str) -> Result<&'static str> {
        let figure = self.item.figures.iter().find(|figure| figure.name == name);
        figure.map(|figure| figure.name).ok_or_else(|| {
            anyhow::anyhow!("item `{}` has no figure `{name}`: add it to its table", self.item.name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_judge_in_their_own_direction() {
        assert_eq!(Target::AtMost(2.5).met(2.5), Some(true));
        assert_eq!(Target::AtMost(2.5).met(2.6), Some(false));
        assert_eq!(Target::AtLeast(400.0).met(399.0), Some(false));
        assert_eq!(Target::Told.met(1.0), None);
        assert!((Target::AtMost(1.0).advantage(2.0, 8.0) - 4.0).abs() < f64::EPSILON);
        assert!((Target::AtLeast(1.0).advantage(8.0, 2.0) - 4.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_sample_takes_only_the_figures_of_its_item_once() {
        const FIGURES: &[Figure] = &[at_most("a", "ms", 1.0)];
        let item = Item { name: "x", title: "X", figures: FIGURES, measure: |_, _| Ok(()) };
        let mut sample = Sample::new(&item);
        sample.set("a", 1.0).unwrap();
        assert!(sample.set("a", 2.0).is_err());
        assert!(sample.set("b", 2.0).is_err());
    }
}
