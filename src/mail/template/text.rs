//! Markdown as the text of a mail.
//!
//! Nothing is wrapped, because a broken link is worse than a long line. A link shows as its words and a colon, and its address stands
//! on a line of its own below: at once when the words end the paragraph, after the paragraph otherwise.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

/// The text, without its last line break.
pub(super) fn write(events: &[Event]) -> String {
    let mut writer = Writer { out: String::with_capacity(512), ..Writer::default() };
    for event in events {
        writer.take(event);
    }
    writer.end_block("");
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The block being read.
    block: String,
    /// Where the words of the open link begin in the block, and where it leads.
    link: Option<(usize, String)>,
    /// Links of the block: the span of their words, and where they lead.
    links: Vec<(std::ops::Range<usize>, String)>,
    /// What stands before each line: quotes and the indentation of lists.
    prefix: String,
    /// The lengths of `prefix` to go back to.
    prefixes: Vec<usize>,
    /// The open lists.
    lists: Vec<List>,
    /// The bullet or number that the next block begins with.
    marker: Option<String>,
    /// Whether the next block follows the one before without an empty line.
    is_close: bool,
}

struct List {
    /// The number of the next entry; none for bullets.
    next: Option<u64>,
    has_entries: bool,
}

impl Writer {
    fn take(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.block.push_str(text),
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak => self.block.push('\n'),
            Event::Rule => {
                self.end_block("");
                self.block.push_str("----------");
                self.end_block("");
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Link { dest_url, .. } => self.link = Some((self.block.len(), dest_url.to_string())),
            Tag::List(first) => {
                self.end_block("");
                self.lists.push(List { next: *first, has_entries: false });
            }
            Tag::Item => {
                self.end_block("");
                let is_nested = self.lists.len() > 1;
                let Some(list) = self.lists.last_mut() else { return };
                // Entries of a list stand together; everything else has an empty line before it.
                self.is_close = list.has_entries || is_nested;
                list.has_entries = true;
                let marker = match &mut list.next {
                    Some(number) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    None => "- ".to_owned(),
                };
                self.indent(&" ".repeat(marker.len()));
                self.marker = Some(marker);
            }
            Tag::BlockQuote(_) => {
                self.end_block("");
                self.indent("> ");
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) => self.end_block(""),
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Link => {
                if let Some((start, to)) = self.link.take() {
                    self.links.push((start..self.block.len(), to));
                }
            }
            TagEnd::Paragraph | TagEnd::CodeBlock => self.end_block(""),
            TagEnd::Heading(level) => self.end_block(if *level == HeadingLevel::H1 { "=" } else { "-" }),
            TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.end_block("");
                self.marker = None;
                let length = self.prefixes.pop().unwrap_or(0);
                self.prefix.truncate(length);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    fn indent(&mut self, by: &str) {
        self.prefixes.push(self.prefix.len());
        self.prefix.push_str(by);
    }

    /// Writes what was read; `underline` is the sign under a heading.
    fn end_block(&mut self, underline: &str) {
        let block = std::mem::take(&mut self.block);
        let links = std::mem::take(&mut self.links);
        if block.trim().is_empty() {
            return;
        }
        let block = with_addresses(&block, &links);
        if !self.out.is_empty() {
            self.out.push_str(if self.is_close { "\n" } else { "\n\n" });
        }
        self.is_close = false;
        for (number, line) in block.trim().lines().enumerate() {
            if number > 0 {
                self.out.push('\n');
            }
            match self.marker.take().filter(|_| number == 0) {
                Some(marker) => {
                    let before = self.prefix.len().saturating_sub(marker.len());
                    self.out.push_str(&self.prefix[..before]);
                    self.out.push_str(&marker);
                }
                None => self.out.push_str(&self.prefix),
            }
            self.out.push_str(line.trim_end());
        }
        if !underline.is_empty() {
            self.out.push('\n');
            self.out.push_str(&self.prefix);
            self.out.push_str(&underline.repeat(block.trim().chars().count().min(60)));
        }
    }
}

/// The words of a block with the addresses of its links under them.
fn with_addresses(block: &str, links: &[(std::ops::Range<usize>, String)]) -> String {
    let is_bare = |words: &str, to: &str| words == to || to.strip_prefix("mailto:") == Some(words);
    let mut links: Vec<(&str, &str, usize)> =
        links.iter().map(|(span, to)| (block[span.clone()].trim(), to.as_str(), span.end)).collect();
    links.retain(|(words, to, _)| !is_bare(words, to));
    let Some((_, to, end)) = links.last().copied() else { return block.to_owned() };
    let tail = block[end..].trim();
    let mut out = String::with_capacity(block.len() + 200);
    if tail.is_empty() || tail == "." {
        links.pop();
        out.push_str(&block[..end]);
        out.push_str(":\n");
        out.push_str(to);
    } else {
        out.push_str(block);
    }
    for (words, to, _) in links {
        out.push('\n');
        out.push_str(words);
        out.push_str(":\n");
        out.push_str(to);
    }
    out
}
