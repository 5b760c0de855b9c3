//! One module with a class for each object and an alias for everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Map, Value};

use super::names::{class_name, field_name, is_camel_of};
use crate::shape::{Field, Member, Object, Rest, Shape};

pub(super) const IMPORTS: &str = r#""""The types of the protocol, under their names on the wire."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, Union

from pydantic import Field, Tag

from ._base import OPEN, TaggedModel, UnknownVariant, WireModel, by_tag
"#;

/// The classes and aliases of a bundle.
pub(super) struct Module {
    /// Name and text, in the order of the file: a class refers to others by name only.
    classes: Vec<(String, String)>,
    /// Expression and doc. An alias is evaluated where it stands, so those that it needs go first.
    aliases: BTreeMap<String, (String, String)>,
    /// Says what each alias refers to.
    needs: BTreeMap<String, BTreeSet<String>>,
    taken: BTreeSet<String>,
}

impl Module {
    pub(super) fn new(definitions: &Map<String, Value>) -> Self {
        let mut module = Self {
            classes: Vec::new(),
            aliases: BTreeMap::new(),
            needs: BTreeMap::new(),
            taken: definitions.keys().cloned().collect(),
        };
        for (name, schema) in definitions {
            let shape = Shape::of(schema);
            match shape.members.as_slice() {
                [Member::Object(object, _)] if !shape.nullable && is_class(object) => {
                    module.class(name, object, &shape.doc.0);
                }
                _ => module.alias(name, &shape),
            }
        }
        module
    }

    /// Returns the name as a value: type checkers take no alias of a union for a `type`.
    pub(super) fn value(&self, name: &str) -> String {
        let ignore = if self.aliases.contains_key(name) { "Any" } else { "" };
        if ignore.is_empty() {
            format!("types.{name}")
        } else {
            format!("cast({ignore}, types.{name})")
        }
    }

    pub(super) fn text(&self) -> String {
        let mut text = IMPORTS.to_owned();
        for (_, class) in &self.classes {
            text.push_str("\n\n");
            text.push_str(class);
        }
        let mut written = BTreeSet::new();
        for name in self.aliases.keys() {
            self.write_alias(name, &mut written, &mut text);
        }
        let names: BTreeSet<&String> =
            self.classes.iter().map(|(name, _)| name).chain(self.aliases.keys()).collect();
        text.push_str("\n\n__all__ = [\n");
        for name in names {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "    {name:?},");
        }
        text + "]\n"
    }

    fn write_alias(&self, name: &str, written: &mut BTreeSet<String>, text: &mut String) {
        let Some((expression, doc)) = self.aliases.get(name) else { return };
        if !written.insert(name.to_owned()) {
            return;
        }
        for needed in self.needs.get(name).into_iter().flatten() {
            self.write_alias(needed, written, text);
        }
        let _ = write!(text, "\n\n{name}: TypeAlias = {expression}\n{}", docstring(doc, ""));
    }

    fn alias(&mut self, name: &str, shape: &Shape) {
        let mut expression = Expression { owner: name, module: self, needs: BTreeSet::new() };
        let text = expression.shape(shape, name);
        let needs = expression.needs;
        self.needs.insert(name.to_owned(), needs);
        self.aliases.insert(name.to_owned(), (text, shape.doc.0.clone()));
    }

    fn class(&mut self, name: &str, object: &Object, doc: &str) {
        let mut tags = Vec::new();
        let mut fields = String::new();
        let mut used = BTreeSet::new();
        for (wire, field) in &object.fields {
            let mut python = field_name(wire);
            while !used.insert(python.clone()) {
                python.push('_');
            }
            let value = if let Some(value) = tag_value(object, wire) {
                tags.push(format!("{python:?}"));
                (format!("Literal[{value}]"), Some(value.to_owned()))
            } else {
                self.field(name, wire, field)
            };
            fields.push_str(&field_text(wire, &python, value, &field.shape.doc.0));
        }
        let mut text = format!(
            "class {name}({}):\n",
            if tags.is_empty() { "WireModel" } else { "TaggedModel" }
        );
        text.push_str(&docstring(doc, "    "));
        if !tags.is_empty() {
            let _ = write!(text, "\n    TAGS = frozenset(({},))\n", tags.join(", "));
        }
        if !fields.is_empty() {
            let _ = write!(text, "\n{fields}");
        }
        if tags.is_empty() && fields.is_empty() && doc.is_empty() {
            text.push_str("    pass\n");
        }
        self.classes.push((name.to_owned(), text));
    }

    /// Returns the type and the default of a field of the class `owner`.
    fn field(&mut self, owner: &str, wire: &str, field: &Field) -> (String, Option<String>) {
        let hint = format!("{owner}{}", class_name(wire));
        let mut expression = Expression { owner, module: self, needs: BTreeSet::new() };
        let mut kind = expression.shape(&field.shape, &hint);
        let default = (!field.required).then(|| default_value(&field.shape));
        if default.as_deref() == Some("None") && !field.shape.nullable && kind != "Any" {
            kind.push_str(" | None");
        }
        (kind, default)
    }

    /// Returns whether the alias `from` needs `to`, as far as aliases are made yet. The last one
    /// of a circle sees all the others.
    fn leads_to(&self, from: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut queue = vec![from];
        while let Some(name) = queue.pop() {
            let needs = self.needs.get(name).into_iter().flatten();
            if name != to {
                queue.extend(needs.map(String::as_str).filter(|it| seen.insert(*it)));
            } else if name != from {
                return true;
            }
        }
        false
    }

    /// Returns a name for a type that has none on the wire.
    fn free_name(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while !self.taken.insert(name.clone()) {
            name.push_str("Variant");
        }
        name
    }
}

/// Objects with fields of their own, or without any; the others are maps.
fn is_class(object: &Object) -> bool {
    !object.fields.is_empty() || matches!(object.rest, Rest::Open | Rest::Closed)
}

/// Returns the one value of a required field that has no other.
fn tag_value<'a>(object: &'a Object, wire: &str) -> Option<&'a str> {
    let field = object.fields.get(wire)?;
    match field.shape.members.as_slice() {
        [Member::Constant(value)] if field.required && !field.shape.nullable => Some(value),
        _ => None,
    }
}

/// Returns what a field that was left out reads as.
fn default_value(shape: &Shape) -> String {
    match &shape.default {
        Some(Value::Bool(true)) => "True".to_owned(),
        Some(Value::Bool(false)) => "False".to_owned(),
        Some(value @ (Value::Number(_) | Value::String(_))) => value.to_string(),
        // pydantic copies a list for each object.
        Some(Value::Array(items)) if items.is_empty() => "[]".to_owned(),
        _ => "None".to_owned(),
    }
}

fn field_text(
    wire: &str,
    python: &str,
    (kind, default): (String, Option<String>),
    doc: &str,
) -> String {
    let mut arguments: Vec<String> = Vec::new();
    arguments.extend(default.as_ref().map(|default| format!("default={default}")));
    if !is_camel_of(wire, python) {
        arguments.push(format!("validation_alias={wire:?}"));
        arguments.push(format!("serialization_alias={wire:?}"));
    }
    if !doc.is_empty() {
        arguments.push(format!("description={}", literal(doc)));
    }
    match (arguments.as_slice(), default) {
        ([], _) => format!("    {python}: {kind}\n"),
        ([_], Some(default)) => format!("    {python}: {kind} = {default}\n"),
        _ => format!("    {python}: {kind} = Field({})\n", arguments.join(", ")),
    }
}

/// Returns a text as Python writes it; JSON's escapes are Python's.
fn literal(text: &str) -> String {
    Value::from(text).to_string()
}

/// Returns the text as a docstring with a newline, or nothing.
pub(super) fn docstring(doc: &str, indent: &str) -> String {
    let doc = doc.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"");
    let lines: Vec<&str> = doc.lines().map(str::trim_end).collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] if !line.ends_with('"') => format!("{indent}\"\"\"{line}\"\"\"\n"),
        lines => {
            let mut text = format!("{indent}\"\"\"{}\n", lines.first().unwrap_or(&""));
            for line in lines.iter().skip(1) {
                let _ = writeln!(text, "{}{line}", if line.is_empty() { "" } else { indent });
            }
            text + indent + "\"\"\"\n"
        }
    }
}

/// Writes one type expression, and the classes of what has no name in it.
struct Expression<'a> {
    owner: &'a str,
    module: &'a mut Module,
    needs: BTreeSet<String>,
}

impl Expression<'_> {
    /// Returns the type of values of `shape`; `hint` names what has no name.
    fn shape(&mut self, shape: &Shape, hint: &str) -> String {
        let mut text = match tag_of(shape) {
            Some(tag) => self.tagged(shape, &tag, hint),
            None => self.untagged(shape, hint),
        };
        if shape.nullable && text != "Any" {
            text.push_str(" | None");
        }
        text
    }

    /// Returns a union whose variants name themselves by one field.
    fn tagged(&mut self, shape: &Shape, tag: &str, hint: &str) -> String {
        let mut variants: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for member in &shape.members {
            if let Member::Object(object, _) = member
                && let Some(value) = tag_value(object, tag)
            {
                let wanted = class_name(value) + hint;
                let class = self.class(object, &wanted);
                variants.entry(value).or_default().push(class);
            }
        }
        let mut text = "Annotated[\n    Union[\n".to_owned();
        for (value, classes) in &variants {
            let _ = writeln!(text, "        Annotated[{}, Tag({value})],", classes.join(" | "));
        }
        text.push_str("        Annotated[UnknownVariant, Tag(\"\")],\n    ],\n");
        let values: Vec<&str> = variants.keys().copied().collect();
        let _ = write!(
            text,
            "    by_tag({tag:?}, {:?}, frozenset(({},))),\n]",
            field_name(tag),
            values.join(", ")
        );
        text
    }

    fn untagged(&mut self, shape: &Shape, hint: &str) -> String {
        let mut types: Vec<String> = Vec::new();
        let constants: Vec<&str> = shape
            .members
            .iter()
            .filter_map(
                |it| if let Member::Constant(value) = it { Some(value.as_str()) } else { None },
            )
            .collect();
        if !constants.is_empty() {
            types.push(choice(&constants));
        }
        let alone = shape.members.len() == 1;
        for member in &shape.members {
            let text = self.member(member, hint, alone);
            types.extend(text.filter(|text| !types.contains(text)));
        }
        if types.iter().any(|text| text == "Any") {
            return "Any".to_owned();
        }
        match types.as_slice() {
            [] if shape.nullable => "None".to_owned(),
            [] => "Any".to_owned(),
            _ if is_keyed(shape) => {
                types.push("UnknownVariant".to_owned());
                let types = types.join(", ");
                format!("Annotated[Union[{types}], Field(union_mode=\"left_to_right\")]")
            }
            types => types.join(" | "),
        }
    }

    /// Returns the type of one member; `None` for constants, which are written together.
    fn member(&mut self, member: &Member, hint: &str, alone: bool) -> Option<String> {
        Some(match member {
            Member::Constant(_) => return None,
            // What must satisfy several types has none in Python.
            Member::Any | Member::All(_) => "Any".to_owned(),
            Member::Reference(name) => {
                // An alias that contains itself cannot be evaluated where it stands.
                if name == self.owner || self.module.leads_to(name, self.owner) {
                    return Some("Any".to_owned());
                }
                self.needs.insert(name.clone());
                name.clone()
            }
            Member::Simple(kind, _) => simple(kind).to_owned(),
            Member::Array(items, _) => {
                format!("list[{}]", self.shape(items, &format!("{hint}Item")))
            }
            Member::Tuple(items, _) => {
                let items: Vec<String> = items.iter().map(|item| self.shape(item, hint)).collect();
                format!("tuple[{}]", items.join(", "))
            }
            Member::Object(object, _) if !object.fields.is_empty() => {
                let key = if alone { None } else { object.fields.keys().next() };
                let wanted = key.map_or_else(String::new, |key| class_name(key)) + hint;
                self.class(object, &wanted)
            }
            Member::Object(object, _) => match &object.rest {
                Rest::Each(values) => {
                    format!("dict[str, {}]", self.shape(values, &format!("{hint}Value")))
                }
                Rest::Open | Rest::Closed => "dict[str, Any]".to_owned(),
            },
        })
    }

    fn class(&mut self, object: &Object, wanted: &str) -> String {
        let name = self.module.free_name(wanted);
        self.module.class(&name, object, &object.doc.0);
        name
    }
}

/// Returns the field by which all variants of a union of objects name themselves.
fn tag_of(shape: &Shape) -> Option<String> {
    let objects: Vec<&Object> = shape
        .members
        .iter()
        .map(|it| if let Member::Object(object, _) = it { Some(object) } else { None })
        .collect::<Option<_>>()?;
    let [first, _, ..] = objects.as_slice() else { return None };
    let mut names = first.fields.keys();
    let is_text = |value: &str| value.starts_with('"');
    names
        .find(|name| objects.iter().all(|object| tag_value(object, name).is_some_and(is_text)))
        .cloned()
}

/// Returns whether this is a union with variants that are named by their only field.
fn is_keyed(shape: &Shape) -> bool {
    let mut objects = shape.members.iter().filter_map(|member| match member {
        Member::Object(object, _) => Some(object),
        _ => None,
    });
    shape.members.len() > 1
        && shape.members.iter().all(|it| matches!(it, Member::Object(..) | Member::Constant(_)))
        && objects.clone().next().is_some()
        && objects.all(|it| it.fields.len() == 1 && it.fields.values().all(|field| field.required))
}

/// Returns some of several values, as JSON. Numbers stay as they are; a choice of texts may grow.
fn choice(values: &[&str]) -> String {
    let python: Vec<&str> = values
        .iter()
        .map(|value| match *value {
            "true" => "True",
            "false" => "False",
            other => other,
        })
        .collect();
    let literal = format!("Literal[{}]", python.join(", "));
    let texts = values.iter().all(|value| value.starts_with('"'));
    if texts { format!("Annotated[{literal}, OPEN]") } else { literal }
}

fn simple(kind: &str) -> &'static str {
    match kind {
        "string" => "str",
        "integer" => "int",
        "number" => "float",
        "boolean" => "bool",
        _ => "Any",
    }
}
