//! The items of the benchmark, a file each. A new item is a file and a line in
//! [`ALL`].

pub mod churn;
pub mod concurrency;
pub mod exec;
pub mod fanout;
pub mod idle;
pub mod interrupt;
pub mod relay;
pub mod rpc;
pub mod scale;
mod scale_store;
pub mod startup;
pub mod stream;
pub mod thread_start;
pub mod tool;
pub mod turn;

use crate::item::Item;

/// All items in the order in which they are measured and reported.
pub const ALL: &[Item] = &[
    startup::ITEM,
    rpc::ITEM,
    thread_start::ITEM,
    turn::ITEM,
    stream::ITEM,
    fanout::ITEM,
    tool::ITEM,
    exec::ITEM,
    concurrency::ITEM,
    churn::ITEM,
    idle::ITEM,
    relay::ITEM,
    scale::ITEM,
    interrupt::ITEM,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::Target;

    #[test]
    fn every_figure_has_a_name_of_its_own_and_a_sound_target() {
        for item in ALL {
            let mut names: Vec<_> = item.figures.iter().map(|figure| figure.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), item.figures.len(), "a name twice in item `{}`", item.name);
            for figure in item.figures {
                let rate = figure.unit.ends_with("/s");
                match figure.target {
                    Target::AtMost(limit) => assert!(!rate && limit >= 0.0, "{figure:?}"),
                    Target::AtLeast(limit) => assert!(rate && limit > 0.0, "{figure:?}"),
                    Target::Told => {}
                }
            }
        }
    }

    #[test]
    fn items_are_chosen_by_names_that_differ() {
        let mut names: Vec<_> = ALL.iter().map(|item| item.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
