//! Which record of a broken file a place lies in.

/// The id of the record that a place (line and column from 1) of a registry text lies in: the
/// innermost bracket around the place that names an `id`, else the last `id` before it.
pub(super) fn record_at(text: &str, line: usize, column: usize) -> Option<String> {
    let at = offset(text, line, column);
    let mut open: Vec<Option<String>> = Vec::new();
    let mut last = None;
    let mut rest = text.char_indices().peekable();
    let mut word = String::new();
    while let Some((position, c)) = rest.next() {
        // An id may stand behind the place but in the same record: read on to its end.
        let beyond = position >= at;
        match c {
            '(' => {
                if beyond {
                    break;
                }
                open.push(None);
            }
            ')' => {
                if beyond {
                    break;
                }
                open.pop();
            }
            '"' => {
                let mut value = String::new();
                while let Some((_, c)) = rest.next() {
                    match c {
                        '"' => break,
                        '\\' => {
                            rest.next();
                        }
                        c => value.push(c),
                    }
                }
                if word == "id" {
                    if !beyond {
                        last = Some(value.clone());
                    }
                    if let Some(top) = open.last_mut() {
                        *top = Some(value);
                    }
                }
                word.clear();
            }
            '/' if rest.peek().is_some_and(|(_, next)| *next == '/') => {
                while rest.next_if(|(_, c)| *c != '\n').is_some() {}
            }
            ':' => {}
            c if c.is_whitespace() => {}
            c if c.is_alphanumeric() || c == '_' => word.push(c),
            _ => word.clear(),
        }
        if matches!(c, '(' | ')' | ',' | '[' | ']') {
            word.clear();
        }
    }
    open.into_iter().rev().flatten().next().or(last)
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut at = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            return content
                .char_indices()
                .nth(column.saturating_sub(1))
                .map_or(at + content.len(), |(inside, _)| at + inside);
        }
        at += content.len();
    }
    at
}
