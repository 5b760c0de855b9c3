//! Says how names in Rust are written on the wire, by serde's rules.

use syn::LitStr;

/// A convention for names of several words.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    /// `as_in_rust`.
    Snake,
    /// `likethis`.
    Lower,
    /// `likeThis`.
    Camel,
    /// `LikeThis`.
    Pascal,
    /// `like-this`.
    Kebab,
    /// `LIKE_THIS`.
    ScreamingSnake,
}

impl Case {
    pub(crate) fn of(name: &LitStr) -> syn::Result<Self> {
        match name.value().as_str() {
            "snake_case" => Ok(Self::Snake),
            "lowercase" => Ok(Self::Lower),
            "camelCase" => Ok(Self::Camel),
            "PascalCase" => Ok(Self::Pascal),
            "kebab-case" => Ok(Self::Kebab),
            "SCREAMING_SNAKE_CASE" => Ok(Self::ScreamingSnake),
            _ => Err(syn::Error::new(name.span(), "this derive does not know that case")),
        }
    }

    /// Returns the name of a field, which is in snake case in Rust.
    pub(crate) fn of_field(self, snake: &str) -> String {
        match self {
            // A field is in lower case already.
            Self::Lower => snake.to_owned(),
            _ => self.join(snake.split('_')),
        }
    }

    /// Returns the name of a variant, which is in Pascal case in Rust; each capital begins a word.
    pub(crate) fn of_variant(self, pascal: &str) -> String {
        let starts = pascal.char_indices().filter(|(_, letter)| letter.is_uppercase());
        let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
        starts.push(pascal.len());
        let words = starts.windows(2).map(|pair| pascal[pair[0]..pair[1]].to_ascii_lowercase());
        let words: Vec<String> = words.collect();
        self.join(words.iter().map(String::as_str))
    }

    fn join<'a>(self, words: impl Iterator<Item = &'a str>) -> String {
        let words: Vec<&str> = words.collect();
        match self {
            Self::Snake => words.join("_"),
            Self::Lower => words.concat(),
            Self::Kebab => words.join("-"),
            Self::ScreamingSnake => words.join("_").to_ascii_uppercase(),
            Self::Pascal => words.into_iter().map(capitalised).collect(),
            Self::Camel => {
                let (first, rest) = words.split_first().unwrap_or((&"", &[]));
                (*first).to_owned() + &Self::Pascal.join(rest.iter().copied())
            }
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_as_serde_makes_them() {
        let check = |case: Case, field: &str, variant: &str| {
            assert_eq!(case.of_field("sha256_of_2nd_part"), field);
            assert_eq!(case.of_variant("Sha256OfAnyPart"), variant);
        };
        check(Case::Snake, "sha256_of_2nd_part", "sha256_of_any_part");
        check(Case::Lower, "sha256_of_2nd_part", "sha256ofanypart");
        check(Case::Camel, "sha256Of2ndPart", "sha256OfAnyPart");
        check(Case::Pascal, "Sha256Of2ndPart", "Sha256OfAnyPart");
        check(Case::Kebab, "sha256-of-2nd-part", "sha256-of-any-part");
        check(Case::ScreamingSnake, "SHA256_OF_2ND_PART", "SHA256_OF_ANY_PART");
        assert_eq!(Case::Camel.of_field("id"), "id");
        assert_eq!(Case::Camel.of_variant("HTTPError"), "hTTPError");
    }
}
