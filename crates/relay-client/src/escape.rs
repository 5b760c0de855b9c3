//! Text in addresses.

/// Encodes a segment of a path, or a value of a query.
pub(crate) fn segment(text: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    // Queries write a space as `+`; a plus itself is `%2B` by now.
    encoded.replace('+', "%20")
}
