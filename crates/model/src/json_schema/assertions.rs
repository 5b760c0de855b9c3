//! The assertions about values of one type.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Number, Value};

use super::{Check, Checked, list, shown};

impl<'a> Check<'a> {
    pub(super) fn fits_type(&self, schema: &Map<String, Value>, value: &Value) -> Checked {
        let fits = match schema.get("type") {
            Some(Value::String(name)) => is_type(value, name),
            Some(Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).any(|name| is_type(value, name))
            }
            _ => true,
        };
        if !fits {
            let wanted = schema["type"].to_string().replace('"', "`");
            return self.misfit(format!("{} is not of type {wanted}", shown(value)));
        }
        if let Some(allowed) = schema.get("const")
            && canonical(allowed) != canonical(value)
        {
            return self.misfit(format!("{} is not {}", shown(value), shown(allowed)));
        }
        match schema.get("enum") {
            Some(Value::Array(allowed)) => {
                let value_text = canonical(value);
                if allowed.iter().any(|it| canonical(it) == value_text) {
                    return Ok(());
                }
                self.misfit(format!("{} is not one of {}", shown(value), shown(&schema["enum"])))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn fits_object(
        &mut self,
        schema: &'a Map<String, Value>,
        members: &Map<String, Value>,
    ) -> Checked {
        for name in list(schema, "required").iter().filter_map(Value::as_str) {
            self.requires(name, members)?;
        }
        self.fits_count(schema, ["minProperties", "maxProperties"], members.len(), "members")?;
        let properties = schema.get("properties").and_then(Value::as_object);
        let by_pattern = schema.get("patternProperties").and_then(Value::as_object);
        for (name, member) in members {
            let mut is_known = false;
            if let Some(property) = properties.and_then(|it| it.get(name)) {
                is_known = true;
                self.part(name, property, member)?;
            }
            for (pattern, property) in by_pattern.into_iter().flatten() {
                if self.matches(pattern, name) {
                    is_known = true;
                    self.part(name, property, member)?;
                }
            }
            match schema.get("additionalProperties") {
                Some(Value::Bool(false)) if !is_known => {
                    self.misfit(format!("\"{name}\" is no property of it"))?;
                }
                Some(rest) if !is_known => self.part(name, rest, member)?,
                _ => {}
            }
            if let Some(names) = schema.get("propertyNames") {
                self.part(name, names, &Value::String(name.clone()))?;
            }
        }
        self.fits_dependencies(schema, members)
    }

    /// Checks what the presence of a member asks for.
    fn fits_dependencies(
        &mut self,
        schema: &'a Map<String, Value>,
        members: &Map<String, Value>,
    ) -> Checked {
        for keyword in ["dependentRequired", "dependentSchemas", "dependencies"] {
            let dependencies = schema.get(keyword).and_then(Value::as_object);
            for (name, wanted) in dependencies.into_iter().flatten() {
                match wanted {
                    _ if !members.contains_key(name) => {}
                    Value::Array(names) => {
                        for name in names.iter().filter_map(Value::as_str) {
                            self.requires(name, members)?;
                        }
                    }
                    wanted => self.fits(wanted, &Value::Object(members.clone()))?,
                }
            }
        }
        Ok(())
    }

    fn requires(&self, name: &str, members: &Map<String, Value>) -> Checked {
        if members.contains_key(name) {
            Ok(())
        } else {
            self.misfit(format!("\"{name}\" is a required property"))
        }
    }

    pub(super) fn fits_array(
        &mut self,
        schema: &'a Map<String, Value>,
        items: &[Value],
    ) -> Checked {
        self.fits_count(schema, ["minItems", "maxItems"], items.len(), "items")?;
        // Before draft 2020-12 a list of `items` was what `prefixItems` is now.
        let (first, rest) = match schema.get("items") {
            Some(Value::Array(first)) => (first.as_slice(), schema.get("additionalItems")),
            rest => (list(schema, "prefixItems"), rest),
        };
        for (index, item) in items.iter().enumerate() {
            if let Some(wanted) = first.get(index).or(rest) {
                self.part(index.to_string(), wanted, item)?;
            }
        }
        if schema.get("uniqueItems") == Some(&Value::Bool(true)) {
            let mut seen = BTreeSet::new();
            if let Some(item) = items.iter().find(|item| !seen.insert(canonical(item))) {
                self.misfit(format!("{} is in it twice", shown(item)))?;
            }
        }
        let Some(contained) = schema.get("contains") else { return Ok(()) };
        let mut count = 0;
        for item in items {
            count += usize::from(self.does_fit(contained, item)?);
        }
        if count == 0 && !schema.contains_key("minContains") {
            self.misfit("it has no item that `contains` asks for")?;
        }
        self.fits_count(schema, ["minContains", "maxContains"], count, "items of that kind")
    }

    pub(super) fn fits_text(&self, schema: &Map<String, Value>, text: &str) -> Checked {
        let length = text.chars().count();
        self.fits_count(schema, ["minLength", "maxLength"], length, "characters")?;
        match schema.get("pattern").and_then(Value::as_str) {
            Some(pattern) if !self.matches(pattern, text) => {
                let text = shown(&Value::String(text.to_owned()));
                self.misfit(format!("{text} does not match `{pattern}`"))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn fits_number(&self, schema: &Map<String, Value>, number: &Number) -> Checked {
        let bounds = [
            ("minimum", "below", [Ordering::Less].as_slice()),
            ("maximum", "above", &[Ordering::Greater]),
            ("exclusiveMinimum", "not above", &[Ordering::Less, Ordering::Equal]),
            ("exclusiveMaximum", "not below", &[Ordering::Greater, Ordering::Equal]),
        ];
        for (keyword, fault, outside) in bounds {
            if let Some(Value::Number(bound)) = schema.get(keyword)
                && outside.contains(&compare(number, bound))
            {
                return self.misfit(format!("{number} is {fault} {bound}"));
            }
        }
        match schema.get("multipleOf") {
            Some(Value::Number(unit)) if !is_multiple(number, unit) => {
                self.misfit(format!("{number} is no multiple of {unit}"))
            }
            _ => Ok(()),
        }
    }

    fn fits_count(
        &self,
        schema: &Map<String, Value>,
        [least, most]: [&str; 2],
        count: usize,
        what: &str,
    ) -> Checked {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let bound = |keyword| schema.get(keyword).and_then(super::shape::count);
        match (bound(least), bound(most)) {
            (Some(least), _) if count < least => {
                self.misfit(format!("it has {count} {what}, and {least} are wanted"))
            }
            (_, Some(most)) if count > most => {
                self.misfit(format!("it has {count} {what}, and {most} are allowed"))
            }
            _ => Ok(()),
        }
    }
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        // A number without a fraction is whole, however it is written.
        "integer" => match value.as_f64() {
            Some(number) => value.is_i64() || value.is_u64() || number.fract() == 0.0,
            None => false,
        },
        _ => true,
    }
}

/// Writes a value so that what JSON Schema takes for the same has the same text: `1` and `1.0`, and members in any
/// order.
fn canonical(value: &Value) -> String {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if whole(number).is_none() && float.fract() == 0.0 => format!("{float:.0}"),
            _ => number.to_string(),
        },
        Value::Array(items) => format!("{:?}", items.iter().map(canonical).collect::<Vec<_>>()),
        Value::Object(members) => {
            let members: BTreeMap<_, _> =
                members.iter().map(|(name, value)| (name, canonical(value))).collect();
            format!("{members:?}")
        }
        value => value.to_string(),
    }
}

fn whole(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

fn compare(a: &Number, b: &Number) -> Ordering {
    if let (Some(a), Some(b)) = (whole(a), whole(b)) {
        return a.cmp(&b);
    }
    let [a, b] = [a, b].map(|it| it.as_f64().unwrap_or_default());
    a.partial_cmp(&b).unwrap_or(Ordering::Equal)
}

fn is_multiple(number: &Number, unit: &Number) -> bool {
    if let (Some(number), Some(unit)) = (whole(number), whole(unit)) {
        return unit != 0 && number % unit == 0;
    }
    let [number, unit] = [number, unit].map(|it| it.as_f64().unwrap_or_default());
    let times = number / unit;
    // 0.3 is a multiple of 0.1, though their binary forms are not.
    times.is_finite() && (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
}
