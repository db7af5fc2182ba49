//! A headless Chromium, driven over two named pipes.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(60);

/// A browser with one page. It does not outlive its test.
pub(super) struct Browser {
    process: Child,
    commands: File,
    answers: Receiver<Value>,
    session: Option<String>,
    sent: u64,
    /// What was said, thrown or asked for; the file itself is no trouble.
    troubles: Vec<String>,
    file: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Browser {
    /// Starts it with a profile of its own.
    pub(super) fn start(folder: &Path) -> Self {
        let [commands, answers] = ["commands", "answers"].map(|name| folder.join(name));
        for pipe in [&commands, &answers] {
            let made = Command::new("mkfifo").arg(pipe).status().expect("mkfifo");
            assert!(made.success());
        }
        let profile = folder.join("profile");
        let script = format!(
            "exec chromium --headless=new --no-sandbox --disable-gpu --no-first-run --disable-dev-shm-usage \
             --disable-background-networking --disable-component-update --disable-sync --lang=ja \
             --remote-debugging-pipe --user-data-dir='{}' about:blank 3<'{}' 4>'{}'",
            profile.display(),
            commands.display(),
            answers.display()
        );
        let process = Command::new("sh")
            .args(["-c", &script])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        // Each side waits for the other in this order.
        let commands = File::options().write(true).open(commands).expect("a pipe");
        let reader = BufReader::new(File::open(answers).expect("a pipe"));
        let (send, answers) = channel();
        spawn(move || {
            for message in reader.split(0).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice::<Value>(&message) else {
                    continue;
                };
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let mut browser = Self {
            process,
            commands,
            answers,
            session: None,
            sent: 0,
            troubles: Vec::new(),
            file: String::new(),
        };
        let target = browser.send("Target.createTarget", &json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = browser.send("Target.attachToTarget", &attach);
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.send(&format!("{domain}.enable"), &json!({}));
        }
        let size = json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        browser.send("Emulation.setDeviceMetricsOverride", &size);
        browser
    }

    /// Sends a command and waits for its answer. What else is said meanwhile is looked at.
    fn send(&mut self, method: &str, params: &Value) -> Value {
        self.sent += 1;
        let mut message = json!({ "id": self.sent, "method": method, "params": params });
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.commands.write_all(&bytes).expect("it listens");
        loop {
            let answer = self
                .answers
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|error| panic!("{method}: {error}"));
            if answer["id"] == self.sent {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.mind(&answer);
        }
    }

    fn mind(&mut self, event: &Value) {
        let params = &event["params"];
        let is_trouble = match event["method"].as_str().unwrap_or_default() {
            "Runtime.exceptionThrown" => true,
            "Runtime.consoleAPICalled" => matches!(
                params["type"].as_str(),
                Some("error" | "warning" | "assert")
            ),
            "Log.entryAdded" => {
                matches!(params["entry"]["level"].as_str(), Some("error" | "warning"))
            }
            "Network.requestWillBeSent" => {
                let url = params["request"]["url"].as_str().unwrap_or_default();
                url != self.file && !url.starts_with("data:,")
            }
            _ => false,
        };
        if is_trouble {
            self.troubles.push(event.to_string());
        }
    }

    /// What it complained about, and what it asked for beside the file.
    pub(super) fn troubles(&mut self) -> Vec<String> {
        // Whatever is on its way has come before the answer to this.
        self.run("new Promise(done => setTimeout(done, 100))");
        self.troubles.clone()
    }

    /// Opens a file and waits until it is there.
    pub(super) fn open(&mut self, page: &Path) {
        let path = page.display().to_string();
        let encoded = path.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        });
        self.file = format!("file://{}", encoded.collect::<String>());
        let url = json!({ "url": self.file });
        self.send("Page.navigate", &url);
        self.wait_for("it opens", |browser| {
            browser.run("document.readyState === 'complete' && document.querySelectorAll('#actors > *').length > 0") == true
        });
    }

    /// Asks again and again until it is so.
    pub(super) fn wait_for(&mut self, what: &str, mut is: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !is(self) {
            assert!(start.elapsed() < PATIENCE, "{what}: {:?}", self.troubles);
            sleep(Duration::from_millis(20));
        }
    }

    /// The value of an expression in the page.
    pub(super) fn run(&mut self, script: &str) -> Value {
        let params = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let answer = self.send("Runtime.evaluate", &params);
        assert!(answer["exceptionDetails"].is_null(), "{script}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Clicks into the middle of an element, which must be seen there.
    pub(super) fn click(&mut self, selector: &str) {
        let place = self.run(&format!(
            "(e => {{ e.scrollIntoView({{ block: 'nearest' }}); const b = e.getBoundingClientRect(); const x = b.left + b.width / 2, y = b.top + b.height / 2; \
             const top = document.elementFromPoint(x, y); return [x, y, top === e || e.contains(top)] }})(document.querySelector('{selector}'))"
        ));
        assert_eq!(place[2], true, "{selector} is covered");
        let [x, y] = [0, 1].map(|side| place[side].as_f64().expect("a place"));
        self.mouse("mouseMoved", x, y);
        self.mouse("mousePressed", x, y);
        self.mouse("mouseReleased", x, y);
    }

    /// Moves the pointer to a place, or presses or lets go its button there.
    pub(super) fn mouse(&mut self, kind: &str, x: f64, y: f64) {
        let moves = kind == "mouseMoved";
        let event = json!({
            "type": kind, "x": x, "y": y, "button": if moves { "none" } else { "left" },
            "clickCount": u8::from(!moves),
        });
        self.send("Input.dispatchMouseEvent", &event);
    }

    /// Moves the pointer to a place with its button pressed.
    pub(super) fn drag(&mut self, x: f64, y: f64) {
        let event = json!({ "type": "mouseMoved", "x": x, "y": y, "button": "left", "buttons": 1 });
        self.send("Input.dispatchMouseEvent", &event);
    }

    /// Turns the wheel at a place, towards oneself where it is more than nothing.
    pub(super) fn wheel(&mut self, x: f64, y: f64, by: f64) {
        let event = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by });
        self.send("Input.dispatchMouseEvent", &event);
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.send("Input.insertText", &json!({ "text": text }));
    }

    pub(super) fn key(&mut self, key: &str) {
        self.press(key, 0);
    }

    pub(super) fn shift_key(&mut self, key: &str) {
        self.press(key, 8);
    }

    fn press(&mut self, key: &str, modifiers: u8) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            "Escape" => 27,
            "PageUp" => 33,
            "PageDown" => 34,
            "ArrowLeft" => 37,
            "ArrowUp" => 38,
            "ArrowRight" => 39,
            "ArrowDown" => 40,
            _ => 0,
        };
        let text = match key {
            "Enter" => Some("\r"),
            key if key.len() == 1 => Some(key),
            _ => None,
        };
        for kind in [
            if text.is_some() {
                "keyDown"
            } else {
                "rawKeyDown"
            },
            "keyUp",
        ] {
            let mut event = json!({ "type": kind, "key": key, "code": key, "modifiers": modifiers, "windowsVirtualKeyCode": code });
            if let Some(text) = text.filter(|_| kind == "keyDown") {
                event["text"] = text.into();
            }
            self.send("Input.dispatchKeyEvent", &event);
        }
    }

    /// Keeps a picture of the page.
    pub(super) fn shot(&mut self, path: &PathBuf) {
        let answer = self.send("Page.captureScreenshot", &json!({ "format": "png" }));
        fs::write(path, decoded(&answer["data"])).expect("a screenshot");
    }

    /// The page on paper, as PDF.
    pub(super) fn print(&mut self) -> Vec<u8> {
        let params = json!({ "preferCSSPageSize": true, "printBackground": true });
        let answer = self.send("Page.printToPDF", &params);
        decoded(&answer["data"])
    }
}

/// Bytes from base64.
fn decoded(data: &Value) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for value in data.as_str().expect("base64").bytes().filter_map(digit) {
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}
