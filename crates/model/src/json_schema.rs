//! Checks JSON values against a JSON Schema, as far as output schemas need it.
//!
//! All assertions of draft 2020-12 are checked, and the older forms of `items` and `definitions`, except for
//! references outside of the schema and the `unevaluated` and `$dynamic` keywords, which are refused by name. Words
//! that JSON Schema does not know say nothing, as its specification has it; `format` says nothing either.

mod assertions;
mod shape;

use std::collections::BTreeMap;

use regex_automata::meta::Regex;
use serde_json::{Map, Value};

/// Levels of schemas within each other while a value is checked, which only a schema that refers to itself without
/// end reaches.
const MAX_DEPTH: usize = 200;

/// The most steps of one check: far more than answers need, and few enough for a schema whose choices multiply.
const MAX_STEPS: usize = 500_000;

/// A schema that can be checked.
#[derive(Debug)]
pub(crate) struct JsonSchema {
    root: Value,
    /// The patterns in it. `None` for those that need looking around, which are left to the model.
    patterns: BTreeMap<String, Option<Regex>>,
}

/// The outcome of a check that did not succeed.
#[derive(Debug)]
enum Fault {
    /// The value does not fit.
    Misfit(String),
    /// The check cannot be made.
    Unchecked(String),
}

type Checked = Result<(), Fault>;

impl JsonSchema {
    /// Takes a schema. Fails if it is none, or needs what is not checked here; the error says what.
    pub(crate) fn new(schema: &Value) -> Result<Self, String> {
        let mut patterns = BTreeMap::new();
        shape::examine(schema, schema, &mut patterns)?;
        Ok(Self { root: schema.clone(), patterns })
    }

    /// Checks a value. The error says what does not fit, and where.
    pub(crate) fn check(&self, value: &Value) -> Result<(), String> {
        let mut check = Check { schema: self, path: Vec::new(), depth: 0, steps: 0 };
        check.fits(&self.root, value).map_err(|fault| match fault {
            Fault::Misfit(reason) | Fault::Unchecked(reason) => reason,
        })
    }
}

/// One check of a value.
struct Check<'a> {
    schema: &'a JsonSchema,
    /// The place in the value.
    path: Vec<String>,
    depth: usize,
    steps: usize,
}

impl<'a> Check<'a> {
    fn fits(&mut self, schema: &'a Value, value: &Value) -> Checked {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.depth > MAX_DEPTH {
            let reason = "the check of the value does not come to an end";
            return Err(Fault::Unchecked(reason.to_owned()));
        }
        self.depth += 1;
        let checked = match schema {
            Value::Bool(false) => self.misfit("nothing is allowed here"),
            Value::Object(schema) => self.fits_all(schema, value),
            _ => Ok(()),
        };
        self.depth -= 1;
        checked
    }

    fn fits_all(&mut self, schema: &'a Map<String, Value>, value: &Value) -> Checked {
        if let Some(Value::String(target)) = schema.get("$ref") {
            let target = shape::target(&self.schema.root, target).map_err(Fault::Unchecked)?;
            self.fits(target, value)?;
        }
        self.fits_type(schema, value)?;
        match value {
            Value::Object(members) => self.fits_object(schema, members)?,
            Value::Array(items) => self.fits_array(schema, items)?,
            Value::String(text) => self.fits_text(schema, text)?,
            Value::Number(number) => self.fits_number(schema, number)?,
            Value::Null | Value::Bool(_) => {}
        }
        self.fits_choices(schema, value)
    }

    /// Checks the keywords that join schemas.
    fn fits_choices(&mut self, schema: &'a Map<String, Value>, value: &Value) -> Checked {
        for all in list(schema, "allOf") {
            self.fits(all, value)?;
        }
        let any = list(schema, "anyOf");
        if !any.is_empty() {
            self.fits_any(any, value)?;
        }
        let one = list(schema, "oneOf");
        if !one.is_empty() {
            let mut fitting = 0;
            for choice in one {
                fitting += usize::from(self.does_fit(choice, value)?);
            }
            match fitting {
                0 => self.fits_any(one, value)?,
                1 => {}
                _ => self.misfit(format!("it fits {fitting} choices of `oneOf`"))?,
            }
        }
        if let Some(not) = schema.get("not")
            && self.does_fit(not, value)?
        {
            self.misfit("it is what `not` excludes")?;
        }
        let Some(condition) = schema.get("if") else { return Ok(()) };
        let branch = if self.does_fit(condition, value)? { "then" } else { "else" };
        schema.get(branch).map_or(Ok(()), |branch| self.fits(branch, value))
    }

    /// Checks that a choice fits, and says what is wrong with the only one if there is one.
    fn fits_any(&mut self, choices: &'a [Value], value: &Value) -> Checked {
        if let [only] = choices {
            return self.fits(only, value);
        }
        for choice in choices {
            if self.does_fit(choice, value)? {
                return Ok(());
            }
        }
        self.misfit(format!("{} fits none of the {} choices", shown(value), choices.len()))
    }

    fn does_fit(&mut self, schema: &'a Value, value: &Value) -> Result<bool, Fault> {
        let (level, depth) = (self.path.len(), self.depth);
        match self.fits(schema, value) {
            Ok(()) => Ok(true),
            Err(Fault::Misfit(_)) => {
                self.path.truncate(level);
                self.depth = depth;
                Ok(false)
            }
            Err(fault) => Err(fault),
        }
    }

    /// Checks a part of the value.
    fn part(&mut self, name: impl Into<String>, schema: &'a Value, value: &Value) -> Checked {
        self.path.push(name.into());
        self.fits(schema, value)?;
        self.path.pop();
        Ok(())
    }

    fn misfit(&self, reason: impl AsRef<str>) -> Checked {
        let reason = reason.as_ref();
        Err(Fault::Misfit(if self.path.is_empty() {
            reason.to_owned()
        } else {
            format!("at `/{}`: {reason}", self.path.join("/"))
        }))
    }

    /// Returns `true` if a text matches a pattern, or if that cannot be known.
    fn matches(&self, pattern: &str, text: &str) -> bool {
        match self.schema.patterns.get(pattern) {
            Some(Some(regex)) => regex.is_match(text),
            Some(None) | None => true,
        }
    }
}

/// Returns the schemas of a keyword that has a list of them.
fn list<'a>(schema: &'a Map<String, Value>, keyword: &str) -> &'a [Value] {
    schema.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Returns a value for a message, cut where it is long.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 80;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests;
