//! Heads of requests and answers, as bytes.

use bytes::{Buf as _, BytesMut};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{HeaderMap, Method, StatusCode, Version};

use crate::error::{HttpError, HttpErrorKind};
use crate::framing::{Chunks, Framing};

/// Most headers of an answer.
const MAX_HEADERS: usize = 128;

/// Largest head of an answer: 256 KiB, far above what servers and proxies send.
const MAX_HEAD_BYTES: usize = 256 << 10;

/// A request without its body.
pub(crate) type RequestHead = hyper::http::request::Parts;

/// Returns the bytes of a request's head, whose body has `length` bytes.
pub(crate) fn write(head: &RequestHead, length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(512);
    bytes.extend_from_slice(head.method.as_str().as_bytes());
    bytes.extend_from_slice(format!(" {} HTTP/1.1\r\n", head.uri).as_bytes());
    for (name, value) in &head.headers {
        bytes.extend_from_slice(name.as_str().as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    // A server may wait for the body of a method that usually has one.
    let says_length = length > 0 || head.method == Method::POST;
    if says_length && !head.headers.contains_key(header::CONTENT_LENGTH) {
        bytes.extend_from_slice(format!("content-length: {length}\r\n").as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes
}

/// The head of an answer.
#[derive(Debug)]
pub(crate) struct AnswerHead {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The rest of the answer.
    pub(crate) framing: Framing,
    /// Set if the connection can carry another request afterwards.
    pub(crate) keeps: bool,
}

/// Takes the head of an answer out of `input`; `None` if it is not whole. Interim answers are skipped.
pub(crate) fn read(input: &mut BytesMut) -> Result<Option<AnswerHead>, HttpError> {
    loop {
        let mut fields = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut answer = httparse::Response::new(&mut fields);
        let parsed = httparse::ParserConfig::default()
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_spaces_after_header_name_in_responses(true)
            .parse_response(&mut answer, input)
            .map_err(|err| broken(&format!("the answer is no HTTP: {err}")))?;
        let httparse::Status::Complete(bytes) = parsed else {
            if input.len() > MAX_HEAD_BYTES {
                return Err(broken(&format!("a head of more than {MAX_HEAD_BYTES} bytes")));
            }
            return Ok(None);
        };
        let status = answer.code.and_then(|code| StatusCode::from_u16(code).ok());
        let status = status.ok_or_else(|| broken("an answer without a status"))?;
        if status == StatusCode::SWITCHING_PROTOCOLS {
            return Err(broken("the server went on to another protocol unasked"));
        }
        let version = if answer.version == Some(0) { Version::HTTP_10 } else { Version::HTTP_11 };
        let headers = map(answer.headers)?;
        input.advance(bytes);
        if !status.is_informational() {
            let framing = framing(status, &headers)?;
            let keeps = framing != Framing::ToEnd && stays_open(version, &headers);
            return Ok(Some(AnswerHead { status, headers, framing, keeps }));
        }
    }
}

fn map(fields: &[httparse::Header<'_>]) -> Result<HeaderMap, HttpError> {
    let mut headers = HeaderMap::with_capacity(fields.len());
    for field in fields {
        let name = HeaderName::from_bytes(field.name.as_bytes());
        let value = HeaderValue::from_bytes(field.value);
        let (Ok(name), Ok(value)) = (name, value) else {
            return Err(broken(&format!("a header `{}` that HTTP forbids", field.name)));
        };
        headers.append(name, value);
    }
    Ok(headers)
}

/// Returns how the end of the body is found (RFC 9112 section 6.3).
fn framing(status: StatusCode, headers: &HeaderMap) -> Result<Framing, HttpError> {
    if matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        return Ok(Framing::Length(0));
    }
    // It counts more than a length, and the last coding says where the body ends.
    if let Some(coding) = words(headers, &header::TRANSFER_ENCODING).last() {
        let is_chunked = coding.eq_ignore_ascii_case("chunked");
        return Ok(if is_chunked { Framing::Chunked(Chunks::Size) } else { Framing::ToEnd });
    }
    let mut lengths = words(headers, &header::CONTENT_LENGTH).map(|word| {
        let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        word.parse::<u64>().ok().filter(|_| is_number)
    });
    match lengths.next() {
        None => Ok(Framing::ToEnd),
        Some(Some(length)) if lengths.all(|other| other == Some(length)) => {
            Ok(Framing::Length(length))
        }
        Some(_) => Err(broken("lengths of the body that are no number, or differ")),
    }
}

fn stays_open(version: Version, headers: &HeaderMap) -> bool {
    let says = |wanted: &str| {
        words(headers, &header::CONNECTION).any(|word| word.eq_ignore_ascii_case(wanted))
    };
    // With both of them, an intermediary may have seen another end of the body.
    let is_clear = !headers.contains_key(header::TRANSFER_ENCODING)
        || !headers.contains_key(header::CONTENT_LENGTH);
    is_clear && !says("close") && (version != Version::HTTP_10 || says("keep-alive"))
}

/// Iterates over the comma-separated words of all headers of a name.
fn words<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let values = headers.get_all(name).into_iter().map(|value| value.to_str().unwrap_or("?"));
    values.flat_map(|value| value.split(',')).map(str::trim)
}

fn broken(text: &str) -> HttpError {
    HttpError::new(HttpErrorKind::Broken, text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> AnswerHead {
        read(&mut BytesMut::from(text)).unwrap().unwrap()
    }

    #[test]
    fn the_end_of_the_body_is_found_as_the_standard_says() {
        for (head, framing, keeps) in [
            ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", Framing::Length(3), true),
            ("HTTP/1.1 200\r\ncontent-length: 3, 3\r\n\r\n", Framing::Length(3), true),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n",
                Framing::Chunked(Chunks::Size),
                true,
            ),
            (
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\n",
                Framing::Chunked(Chunks::Size),
                false,
            ),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n", Framing::ToEnd, false),
            ("HTTP/1.1 200 OK\r\n\r\n", Framing::ToEnd, false),
            ("HTTP/1.1 204 No Content\r\n\r\n", Framing::Length(0), true),
            ("HTTP/1.0 200 OK\r\ncontent-length: 3\r\n\r\n", Framing::Length(3), false),
            (
                "HTTP/1.0 200 OK\r\nconnection: Keep-Alive\r\ncontent-length: 3\r\n\r\n",
                Framing::Length(3),
                true,
            ),
            (
                "HTTP/1.1 200 OK\r\nconnection: x, close\r\ncontent-length: 3\r\n\r\n",
                Framing::Length(3),
                false,
            ),
        ] {
            let read = answer(head);
            assert_eq!((read.framing, read.keeps), (framing, keeps), "{head}");
        }
    }

    #[test]
    fn interim_answers_are_skipped_and_a_head_is_waited_for() {
        let text = "HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\na: b\r\n\r\nrest";
        for cut in 0..text.len() - "rest".len() {
            assert!(read(&mut BytesMut::from(&text[..cut])).unwrap().is_none(), "{cut}");
        }
        let mut input = BytesMut::from(text);
        assert_eq!(read(&mut input).unwrap().unwrap().headers["a"], "b");
        assert_eq!(input, "rest");
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for text in [
            "SSH-2.0-x\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: +1\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        ] {
            assert_eq!(read(&mut BytesMut::from(text)).unwrap_err().kind(), HttpErrorKind::Broken);
        }
    }
}
