//! Edits of a configuration file's text, which keep its comments, its order and its spelling.

use serde_json::Value;
use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value as TomlValue,
};
use turnhost_protocol::MergeStrategy;

use crate::key_path::MAX_PARTS;

/// Applies one edit. `keys` has at least one part; a null removes the key.
///
/// Fails, with a text for people, if a part on the way is not a table or the
/// value has no form in TOML.
pub(crate) fn apply(
    document: &mut DocumentMut,
    keys: &[String],
    value: &Value,
    strategy: MergeStrategy,
) -> Result<(), String> {
    let Some((last, parents)) = keys.split_last() else { return Ok(()) };
    if value.is_null() {
        return remove(document.as_table_mut(), parents, last);
    }
    check_says_something(value, 1)?;
    let mut table: &mut dyn TableLike = document.as_table_mut();
    for key in parents {
        let child = table.entry(key).or_insert_with(implicit_table);
        table = child.as_table_like_mut().ok_or(NOT_A_TABLE)?;
    }
    set(table, last, value, strategy)
}

/// The failure of a key below a value that has none.
const NOT_A_TABLE: &str = "cannot set value on non-table parent";

/// Returns a table that is written only where it has values of its own.
fn implicit_table() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

fn remove(root: &mut dyn TableLike, parents: &[String], last: &str) -> Result<(), String> {
    let mut table = root;
    for key in parents {
        let Some(child) = table.get_mut(key) else { return Ok(()) };
        table = child.as_table_like_mut().ok_or(NOT_A_TABLE)?;
    }
    table.remove(last);
    Ok(())
}

fn set(
    table: &mut dyn TableLike,
    key: &str,
    value: &Value,
    strategy: MergeStrategy,
) -> Result<(), String> {
    let merges = strategy == MergeStrategy::Upsert;
    match (table.get_mut(key), value) {
        (Some(present), Value::Object(entries)) if merges && present.is_table_like() => {
            let Some(present) = present.as_table_like_mut() else { return Ok(()) };
            for (key, value) in entries {
                set(present, key, value, strategy)?;
            }
            Ok(())
        }
        (Some(Item::Value(present)), _) => {
            // Retains the spaces before it and the comment behind it.
            let decor = present.decor().clone();
            *present = inline(value, 1)?;
            *present.decor_mut() = decor;
            Ok(())
        }
        (Some(Item::Table(present)), Value::Object(_)) => {
            let Item::Table(mut new) = standalone(value, 1)? else { return Ok(()) };
            *new.decor_mut() = present.decor().clone();
            new.set_position(present.position());
            *present = new;
            Ok(())
        }
        (None | Some(Item::ArrayOfTables(_)), Value::Array(values)) if are_tables(values) => {
            table.insert(key, several(values)?);
            Ok(())
        }
        (_, Value::Object(_)) => {
            table.insert(key, standalone(value, 1)?);
            Ok(())
        }
        _ => {
            table.insert(key, Item::Value(inline(value, 1)?));
            Ok(())
        }
    }
}

/// Leaves out the headers of tables that have nothing but tables.
pub(crate) fn hide_headers(item: &mut Item) {
    let Item::Table(table) = item else { return };
    table.set_implicit(!table.is_empty() && table.iter().all(|(_, item)| item.is_table()));
    table.iter_mut().for_each(|(_, item)| hide_headers(item));
}

/// Returns an object as a table with a header of its own, and so its members.
fn standalone(value: &Value, depth: usize) -> Result<Item, String> {
    let Value::Object(entries) = value else { return inline(value, depth).map(Item::Value) };
    check(depth)?;
    let mut table = Table::new();
    for (key, value) in for_people(entries) {
        table.insert(key, standalone(value, depth + 1)?);
    }
    Ok(Item::Table(table))
}

/// Keys by which people know a table; they stand first.
const FIRST: [&str; 6] = ["name", "path", "type", "command", "url", "args"];

/// Returns the members that a file can have, in the order in which they are best read.
fn for_people(entries: &crate::tree::Table) -> Vec<(&String, &Value)> {
    let mut members: Vec<_> = entries.iter().collect();
    let place = |key: &str| FIRST.iter().position(|it| *it == key).unwrap_or(FIRST.len());
    members.sort_by_key(|(key, _)| place(key));
    members
}

/// Returns true for a list that has tables and nothing else.
fn are_tables(values: &[Value]) -> bool {
    !values.is_empty() && values.iter().all(Value::is_object)
}

/// Returns a list of objects as tables with headers of their own.
fn several(values: &[Value]) -> Result<Item, String> {
    let mut tables = ArrayOfTables::new();
    for value in values {
        if let Item::Table(mut table) = standalone(value, 2)? {
            table.set_implicit(false);
            tables.push(table);
        }
    }
    Ok(Item::ArrayOfTables(tables))
}

fn inline(value: &Value, depth: usize) -> Result<TomlValue, String> {
    check(depth)?;
    Ok(match value {
        Value::Null => return Err(NULL_WITHIN.into()),
        Value::Bool(flag) => (*flag).into(),
        Value::String(text) => text.as_str().into(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => number.into(),
            (None, Some(float)) if number.is_f64() => float.into(),
            _ => return Err(format!("`{number}` is beyond the integers of TOML")),
        },
        Value::Array(values) => {
            let mut array = Array::new();
            for value in values {
                array.push(inline(value, depth + 1)?);
            }
            TomlValue::Array(array)
        }
        Value::Object(entries) => {
            let mut table = InlineTable::new();
            for (key, value) in for_people(entries) {
                table.insert(key, inline(value, depth + 1)?);
            }
            TomlValue::InlineTable(table)
        }
    })
}

/// The failure of a value with a null in it, which TOML cannot say.
const NULL_WITHIN: &str = "invalid value: invalid type: null, expected any valid TOML value";

/// Refuses a value with a null in it.
fn check_says_something(value: &Value, depth: usize) -> Result<(), String> {
    check(depth)?;
    match value {
        Value::Null => Err(NULL_WITHIN.into()),
        Value::Array(values) => {
            values.iter().try_for_each(|it| check_says_something(it, depth + 1))
        }
        Value::Object(entries) => {
            entries.values().try_for_each(|it| check_says_something(it, depth + 1))
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// Bounds the recursion over a value.
fn check(depth: usize) -> Result<(), String> {
    if depth > MAX_PARTS {
        return Err(format!("a value must not nest more than {MAX_PARTS} deep"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use serde_json::json;

    use super::*;

    const FILE: &str = "\
# What I use.
model = \"a\"   # the small one

[model_providers.local] # mine
name = \"Local\"
base_url = \"http://x\"

[tools]
web_search = { context_size = \"low\" }
";

    fn check(path: &str, value: &Value, strategy: MergeStrategy, expected: &Expect) {
        let mut document: DocumentMut = FILE.parse().unwrap();
        let keys = crate::key_path::split(path).unwrap();
        let text = match apply(&mut document, &keys, value, strategy) {
            Ok(()) => document.to_string(),
            Err(text) => text,
        };
        // Only what changed: lines that are not in the file, and those that are gone.
        let gone =
            FILE.lines().filter(|line| !text.contains(line)).map(|line| format!("-{line}\n"));
        let new = text.lines().filter(|line| !FILE.contains(line)).map(|line| format!("+{line}\n"));
        expected.assert_eq(&gone.chain(new).collect::<String>());
    }

    #[test]
    fn a_value_is_replaced_and_its_comment_stays() {
        check(
            "model",
            &json!("b"),
            MergeStrategy::Replace,
            &expect![[r#"
                -model = "a"   # the small one
                +model = "b"   # the small one
            "#]],
        );
    }

    #[test]
    fn tables_are_merged_or_replaced() {
        let value = json!({"name": "New", "query_params": {"v": "1"}});
        check(
            "model_providers.local",
            &value,
            MergeStrategy::Upsert,
            &expect![[r#"
                -name = "Local"
                +name = "New"
                +[model_providers.local.query_params]
                +v = "1"
            "#]],
        );
        check(
            "model_providers.local",
            &value,
            MergeStrategy::Replace,
            &expect![[r#"
                -name = "Local"
                -base_url = "http://x"
                +name = "New"
                +[model_providers.local.query_params]
                +v = "1"
            "#]],
        );
    }

    #[test]
    fn what_is_new_gets_its_tables() {
        check(
            "no.such.key",
            &json!(1),
            MergeStrategy::Replace,
            &expect![[r#"
                +[no.such]
                +key = 1
            "#]],
        );
        check(
            "projects.\"/a b/c.d\".trust_level",
            &json!("trusted"),
            MergeStrategy::Upsert,
            &expect![[r#"
                +[projects."/a b/c.d"]
                +trust_level = "trusted"
            "#]],
        );
        check(
            "tools.web_search.context_size",
            &json!("high"),
            MergeStrategy::Replace,
            &expect![[r#"
                -web_search = { context_size = "low" }
                +web_search = { context_size = "high" }
            "#]],
        );
    }

    #[test]
    fn lists_of_tables_get_headers_of_their_own() {
        check(
            "skills.config",
            &json!([{"name": "a", "enabled": false}, {"path": "/b"}]),
            MergeStrategy::Replace,
            &expect![[r#"
                +[[skills.config]]
                +name = "a"
                +enabled = false
                +[[skills.config]]
                +path = "/b"
            "#]],
        );
    }

    #[test]
    fn null_removes() {
        check(
            "model_providers.local.name",
            &Value::Null,
            MergeStrategy::Replace,
            &expect![[r#"
                -name = "Local"
            "#]],
        );
        check("a.b.c", &Value::Null, MergeStrategy::Replace, &expect![""]);
    }

    #[test]
    fn what_toml_cannot_hold_is_refused() {
        for (path, value, expected) in [
            ("model.x", json!(1), NOT_A_TABLE),
            ("x", json!([null]), NULL_WITHIN),
            ("model_providers.local", json!({"name": null}), NULL_WITHIN),
            ("x", json!(u64::MAX), "`18446744073709551615` is beyond the integers of TOML"),
        ] {
            let mut document: DocumentMut = FILE.parse().unwrap();
            let keys = crate::key_path::split(path).unwrap();
            let result = apply(&mut document, &keys, &value, MergeStrategy::Replace);
            assert_eq!(result, Err(expected.to_owned()));
        }
    }
}
