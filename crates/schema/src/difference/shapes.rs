//! The walk over two shapes at once.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Change, Difference};
use crate::shape::{Limits, Member, Object, Rest, Shape};

/// A walk: its place, and the differences found.
pub(super) struct Walk<'a> {
    path: String,
    found: &'a mut Vec<Difference>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(name: &str, found: &'a mut Vec<Difference>) -> Self {
        Self { path: name.to_owned(), found }
    }

    fn report(&mut self, change: Change) {
        self.found.push(Difference { path: self.path.clone(), change });
    }

    /// Walks on one step deeper.
    fn within(&mut self, step: &str, walk: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(step);
        walk(self);
        self.path.truncate(length);
    }

    pub(super) fn shapes(&mut self, first: &Shape, second: &Shape) {
        match (first.nullable, second.nullable) {
            (false, true) => self.report(Change::NullAdded),
            (true, false) => self.report(Change::NullRemoved),
            _ => {}
        }
        if first.default != second.default {
            self.report(Change::Default(first.default.clone(), second.default.clone()));
        }
        self.limits(&first.others, &second.others);
        self.constants(first, second);
        self.members(first, second);
    }

    fn constants(&mut self, first: &Shape, second: &Shape) {
        let [before, now] = [first, second].map(|shape| constants(shape).collect::<BTreeSet<_>>());
        for value in before.difference(&now) {
            self.report(Change::ValueRemoved((*value).to_owned()));
        }
        for value in now.difference(&before) {
            // A type that had no values to choose from is another type now.
            self.report(if before.is_empty() {
                Change::TypeAdded((*value).to_owned())
            } else {
                Change::ValueAdded((*value).to_owned())
            });
        }
    }

    /// Pairs members that have the same label, and walks down each pair.
    fn members(&mut self, first: &Shape, second: &Shape) {
        let (mut before, mut now) = (labelled(first), labelled(second));
        let union = before.values().map(Vec::len).sum::<usize>() + constants(first).count() > 1;
        let labels: BTreeSet<String> = before.keys().chain(now.keys()).cloned().collect();
        let several = labels.len() > 1;
        for label in labels {
            let mut before = before.remove(&label).unwrap_or_default();
            let mut now = now.remove(&label).unwrap_or_default();
            drop_equal(&mut before, &mut now);
            let pairs = before.len().min(now.len());
            for (before, now) in before.iter().zip(&now) {
                let step = step(&label, several, before);
                self.within(&step, |walk| walk.pair(before, now));
            }
            // Readers skip a variant that they do not know, by its tag.
            let variant = |member: &Member| union && matches!(member, Member::Object(..));
            for member in before.iter().skip(pairs) {
                let label = label.clone();
                self.report(if variant(member) {
                    Change::VariantRemoved(label)
                } else {
                    Change::TypeRemoved(label)
                });
            }
            for member in now.iter().skip(pairs) {
                let label = label.clone();
                self.report(if variant(member) {
                    Change::VariantAdded(label)
                } else {
                    Change::TypeAdded(label)
                });
            }
        }
    }

    fn pair(&mut self, first: &Member, second: &Member) {
        match (first, second) {
            (Member::Simple(_, before), Member::Simple(_, now)) => self.limits(before, now),
            (Member::Array(before, limits), Member::Array(now, more)) => {
                self.limits(limits, more);
                self.within("[*]", |walk| walk.shapes(before, now));
            }
            (Member::Tuple(before, limits), Member::Tuple(now, more)) => {
                self.limits(limits, more);
                for (place, (before, now)) in before.iter().zip(now).enumerate() {
                    self.within(&format!("[{place}]"), |walk| walk.shapes(before, now));
                }
            }
            (Member::Object(before, limits), Member::Object(now, more)) => {
                self.limits(limits, more);
                self.objects(before, now);
            }
            // The same labels, so as many parts of the same kinds.
            (Member::All(before), Member::All(now)) => {
                for (before, now) in before.iter().zip(now) {
                    self.within(&format!("[{}]", label(before)), |walk| walk.pair(before, now));
                }
            }
            // Labels tell the others apart down to the last bit.
            _ => {}
        }
    }

    fn objects(&mut self, first: &Object, second: &Object) {
        for (name, before) in &first.fields {
            self.within(&format!(".{name}"), |walk| match second.fields.get(name) {
                Some(now) => {
                    match (before.required, now.required) {
                        (false, true) => walk.report(Change::BecameRequired),
                        (true, false) => walk.report(Change::BecameOptional),
                        _ => {}
                    }
                    walk.shapes(&before.shape, &now.shape);
                }
                None => walk.report(Change::FieldRemoved { required: before.required }),
            });
        }
        for (name, now) in
            second.fields.iter().filter(|(name, _)| !first.fields.contains_key(*name))
        {
            let change = Change::FieldAdded { required: now.required };
            self.within(&format!(".{name}"), |walk| walk.report(change));
        }
        match (&first.rest, &second.rest) {
            (Rest::Each(before), Rest::Each(now)) => {
                self.within("{*}", |walk| walk.shapes(before, now));
            }
            (Rest::Open, Rest::Open) | (Rest::Closed, Rest::Closed) => {}
            (Rest::Closed, _) | (Rest::Each(_), Rest::Open) => self.report(Change::Opened),
            (_, Rest::Closed) | (Rest::Open, Rest::Each(_)) => self.report(Change::Closed),
        }
    }

    fn limits(&mut self, first: &Limits, second: &Limits) {
        let names: BTreeSet<&String> = first.keys().chain(second.keys()).collect();
        for name in names {
            let [before, now]: [Option<&Value>; 2] = [first.get(name), second.get(name)];
            if before != now {
                self.report(Change::Limit(name.clone(), before.cloned(), now.cloned()));
            }
        }
    }
}

fn constants(shape: &Shape) -> impl Iterator<Item = &str> {
    shape.members.iter().filter_map(|member| match member {
        Member::Constant(value) => Some(value.as_str()),
        _ => None,
    })
}

/// Returns the members that are not constants, by what distinguishes them.
fn labelled(shape: &Shape) -> BTreeMap<String, Vec<&Member>> {
    let mut labelled: BTreeMap<String, Vec<&Member>> = BTreeMap::new();
    let members = shape.members.iter().filter(|it| !matches!(it, Member::Constant(_)));
    for member in members {
        labelled.entry(label(member)).or_default().push(member);
    }
    labelled
}

fn label(member: &Member) -> String {
    match member {
        Member::Any => "anything".to_owned(),
        Member::Reference(name) => name.clone(),
        Member::Constant(value) => value.clone(),
        Member::Simple(kind, _) => kind.clone(),
        Member::Array(..) => "array".to_owned(),
        Member::Tuple(items, _) => format!("array of {}", items.len()),
        Member::Object(object, _) => tags(object),
        Member::All(parts) => parts.iter().map(label).collect::<Vec<_>>().join(" & "),
    }
}

/// Returns `type=text` of an object with a required constant; `name` of one whose only required
/// field names the variant; `object` otherwise.
fn tags(object: &Object) -> String {
    let required = object.fields.iter().filter(|(_, field)| field.required);
    let mut tags = Vec::new();
    let mut names = Vec::new();
    for (name, field) in required {
        names.push(name.as_str());
        if let [Member::Constant(value)] = field.shape.members.as_slice() {
            tags.push(format!("{name}={}", value.trim_matches('"')));
        }
    }
    match names.as_slice() {
        _ if !tags.is_empty() => tags.join(","),
        [name] if object.rest == Rest::Closed => (*name).to_owned(),
        _ => "object".to_owned(),
    }
}

/// Takes equal members out of both lists, so that what is left is paired by order.
fn drop_equal(before: &mut Vec<&Member>, now: &mut Vec<&Member>) {
    before.retain(|member| match now.iter().position(|other| other == member) {
        Some(at) => {
            now.remove(at);
            false
        }
        None => true,
    });
}

/// Returns the name of a member in the path: empty where there is one, and tags for objects.
fn step(label: &str, several: bool, member: &Member) -> String {
    let tagged = matches!(member, Member::Object(..)) && label != "object";
    if tagged || several { format!("[{label}]") } else { String::new() }
}
