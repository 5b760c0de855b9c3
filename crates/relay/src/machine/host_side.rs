//! The side of a machine that its host sees: its connection, what it is sent, what it says.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use turnhost_relay_protocol::{FromHost, ToClient, ToHost, encode};

use super::{ForHost, Inbound, Lost, MAX_ACKS, Machine};
use crate::limits::{
    READ_BYTES, READ_FRAMES, SPOOL_BYTES, SPOOL_OF_A_MACHINE, SPOOL_OF_ALL, STREAMS_OF_A_MACHINE,
};
use crate::owed::{Due, Owed, Pace};

impl Machine {
    /// Takes the host's new connection, which replaces the one before. `cursor` is the last that the
    /// host has handled. Returns the connection's number.
    pub(crate) fn host_connected(&mut self, cursor: Option<&str>) -> u64 {
        self.generation += 1;
        self.is_cut = false;
        self.owed_ping = Owed::default();
        // The writer of the connection before must notice that it was replaced.
        self.wake.notify_waiters();
        let ours = cursor.and_then(|cursor| cursor.strip_prefix(self.epoch.as_str()));
        let handled = ours.and_then(|rest| rest.strip_prefix('.')?.parse().ok());
        match (handled, cursor) {
            (Some(handled), _) => {
                self.handled(handled);
                self.written = handled.min(self.cursor);
            }
            // It was given cursors, and knows none: its process is another one.
            (None, None) if self.written > 0 => self.host_restarted(),
            // Nothing was delivered yet, or the cursor is of another process of the relay.
            (None, _) => self.written = 0,
        }
        self.online = true;
        self.send_presence();
        self.generation
    }

    /// Returns what wakes the writer of the host's socket.
    pub(crate) fn host_wake(&self) -> Arc<Notify> {
        Arc::clone(&self.wake)
    }

    fn host_restarted(&mut self) {
        let known = self.streams.iter().filter(|(_, stream)| stream.is_known_to_host);
        let known: Vec<_> = known.map(|(id, _)| Arc::clone(id)).collect();
        for stream in known {
            self.end(&stream, Lost::HostRestarted);
        }
        // What is left was not read by anyone, and opens streams of the new process.
        self.notices.clear();
        self.written = 0;
    }

    /// Notes that a connection of the host ended. Returns whether it was the present one.
    pub(crate) fn host_left(&mut self, generation: u64) -> bool {
        if generation != self.generation {
            return false;
        }
        if std::mem::replace(&mut self.online, false) {
            self.send_presence();
        }
        true
    }

    /// Returns whether the connection is the present one.
    pub(crate) fn is_current(&self, generation: u64) -> bool {
        generation == self.generation && !self.is_cut
    }

    /// Returns whether a newer connection of the host took over from this one.
    pub(crate) fn is_replaced(&self, generation: u64) -> bool {
        generation != self.generation
    }

    /// Cuts the host's connection.
    pub(crate) fn cut_host(&mut self) {
        self.is_cut = true;
        self.online = false;
        self.wake.notify_waiters();
        self.send_presence();
    }

    fn send_presence(&mut self) {
        let text: Utf8Bytes = encode(&ToClient::Machine { online: self.online }).into();
        for stream in self.streams.values_mut() {
            stream.push(stream.last_from_host.0, text.clone());
        }
    }

    /// Takes what waits for the host's connection. Acknowledgements go along with other frames, or when
    /// it is their time; a ping goes when it is its time.
    pub(crate) fn next_for_host(&mut self, pace: Pace) -> ForHost {
        let mut frames = Vec::new();
        let written = self.written;
        // What waits is at the end, and cursors have no gaps there.
        let from = self.queue.partition_point(|inbound| inbound.cursor <= written);
        let has_company = from < self.queue.len() || !self.notices.is_empty();
        let pace_of_acks = if has_company { Pace::AtOnce } else { pace };
        if self.owed_acks.settle(pace_of_acks) {
            for ((client, stream), (seq_id, segment_id)) in std::mem::take(&mut self.acks) {
                let (client_id, stream_id) = (&*client, &*stream);
                let ack = ToHost::Ack { client_id, stream_id, seq_id, segment_id };
                frames.push(encode(&ack).into());
            }
        }
        for inbound in self.queue.iter().skip(from) {
            self.owed_ping.add(inbound.text.len());
            frames.push(inbound.text.clone());
        }
        // After the messages: a stream is closed behind what it was sent.
        frames.extend(self.notices.drain(..));
        self.written = self.cursor;
        let ping = self.owed_ping.settle(pace).then_some(self.cursor);
        let owes = !(self.owed_acks.is_nothing() && self.owed_ping.is_nothing());
        ForHost { frames, ping, owes }
    }

    /// Notes that the host has read everything up to a cursor: its clients may send more.
    ///
    /// The host may have read and not yet handled it when the connection is lost; so the
    /// last of it is kept for the cursor that the host then names.
    pub(crate) fn confirm(&mut self, cursor: u64) {
        let (confirmed, cursor) = (self.confirmed, cursor.min(self.cursor));
        let newly = |inbound: &&Inbound| (confirmed + 1..=cursor).contains(&inbound.cursor);
        for inbound in self.queue.iter().filter(newly) {
            if let Some(stream) = self.streams.get_mut(&inbound.stream) {
                stream.read_by_host(inbound.text.len());
            }
        }
        self.confirmed = confirmed.max(cursor);
        let mut bytes: usize = self.queue.iter().map(|inbound| inbound.text.len()).sum();
        while (self.queue.len() > READ_FRAMES || bytes > READ_BYTES)
            && let Some(read) = self.queue.pop_front_if(|it| it.cursor <= self.confirmed)
        {
            bytes -= read.text.len();
        }
    }

    /// Forgets everything up to a cursor, which the host has handled.
    fn handled(&mut self, cursor: u64) {
        self.confirm(cursor);
        self.queue.retain(|inbound| inbound.cursor > cursor);
    }

    /// Takes an envelope from the host. Unknown types are ignored.
    pub(crate) fn take_from_host(&mut self, frame: &FromHost<'_>) {
        let key = self.key_of(frame);
        // First to the client, who waits for it.
        self.pass_on(frame);
        if self.acks.len() >= MAX_ACKS && !self.acks.contains_key(&key) {
            return;
        }
        self.acks.insert(key, (frame.seq_id, frame.segment_id));
        let message = frame.message.map_or(0, |message| message.get().len());
        let piece = frame.message_chunk_base64.as_ref().map_or(0, |data| data.len());
        if self.owed_acks.add(message + piece) != Due::Later {
            self.wake.notify_waiters();
        }
    }

    /// Returns the client and the stream of an envelope, without a copy of what is known.
    fn key_of(&self, frame: &FromHost<'_>) -> (Arc<str>, Arc<str>) {
        match self.streams.get_key_value(&*frame.stream_id) {
            Some((id, stream)) if *stream.client == *frame.client_id => {
                (Arc::clone(&stream.client), Arc::clone(id))
            }
            _ => ((&*frame.client_id).into(), (&*frame.stream_id).into()),
        }
    }

    fn pass_on(&mut self, frame: &FromHost<'_>) {
        let (seq, segment) = (frame.seq_id, frame.segment_id);
        let known = self.streams.get_mut(&*frame.stream_id);
        let Some(stream) = known.filter(|stream| *stream.client == *frame.client_id) else {
            let (client_id, stream_id) = (&*frame.client_id, &*frame.stream_id);
            if *frame.kind != *"pong" {
                let closed = ToHost::ClientClosed { client_id, stream_id };
                self.notices.push_back(encode(&closed).into());
                self.notices.truncate(STREAMS_OF_A_MACHINE);
                self.wake.notify_waiters();
            }
            return;
        };
        let place = (seq, segment.unwrap_or(u32::MAX));
        if place <= stream.last_from_host {
            return;
        }
        stream.last_from_host = place;
        stream.is_known_to_host = true;
        match (&*frame.kind, frame.message, &frame.message_chunk_base64) {
            ("server_message", Some(message), _) => {
                let text = encode(&ToClient::Message { seq, message });
                stream.push_part(seq, text.into());
            }
            ("server_message_chunk", _, Some(data)) => {
                let segments = frame.segment_count.unwrap_or_default();
                let bytes = frame.message_size_bytes.unwrap_or_default();
                let segment = segment.unwrap_or_default();
                let chunk = ToClient::Chunk { seq, segment, segments, bytes, data };
                stream.push_part(seq, encode(&chunk).into());
            }
            ("pong", ..) if frame.status.as_deref() == Some("unknown") => {
                self.end(&frame.stream_id, Lost::HostForgot);
                return;
            }
            _ => return,
        }
        // Looked for only where one stream has much, as it costs a walk over all.
        let is_much = stream.spool_bytes > SPOOL_BYTES;
        let is_all_full = is_much && stream.all() > SPOOL_OF_ALL;
        if stream.is_over_full() || is_all_full || (is_much && self.load().1 > SPOOL_OF_A_MACHINE) {
            self.close(&frame.stream_id, Lost::Overflow);
        }
    }

    /// Sends keep-alives for the streams of attached clients to the host.
    pub(crate) fn keep_alive(&mut self) {
        if !self.online {
            return;
        }
        for (id, stream) in &self.streams {
            if stream.detached_at.is_none() && stream.last_from_client > 0 {
                let (client_id, stream_id) = (&*stream.client, &**id);
                self.notices.push_back(encode(&ToHost::Ping { client_id, stream_id }).into());
            }
        }
        self.wake.notify_waiters();
    }
}
