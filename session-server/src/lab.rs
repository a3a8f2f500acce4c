//! A session server's block in a lab file.

use std::net::SocketAddr;
use std::time::Duration;

use inlab_call_event::Number;
use inlab_lab::{Error, Fields, Value};
use inlab_session_core::{OpenOn, Subscriber};

use crate::Config;

impl Config {
    /// Reads a block of a lab file. Every key but `subscribers` may be left out and then has its
    /// [default](Self::default).
    ///
    /// ```yaml
    /// listen: 127.0.0.1:8080
    /// operatorToken: a-long-random-text
    /// openOn: started        # or answered
    /// grace: 30s             # how long data may flow after the call
    /// heartbeat: 25s
    /// idle: 60s
    /// maxConnections: 10000
    /// maxMessage: 65536
    /// subscribers:           # number: token
    ///   "+15550100": a-long-random-text
    ///   "+15550101": another
    /// ```
    ///
    /// # Errors
    ///
    /// What the lab file says wrongly, with its place. The error shows the line of the file, which may hold a token.
    pub fn from_lab(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = value.fields()?;
        let config = Self::read(&mut fields)?;
        fields.finish()?;
        Ok(config)
    }

    /// Reads the block's keys, for a file in which others stand beside them.
    ///
    /// # Errors
    ///
    /// As [`from_lab`](Self::from_lab).
    pub fn read(fields: &mut Fields<'_>) -> Result<Self, Error> {
        let mut config = Self::default();
        if let Some(value) = fields.optional("listen") {
            config.listen = value.text()?.parse::<SocketAddr>().map_err(|_| {
                value.error("expected an address and a port, for example 127.0.0.1:8080")
            })?;
        }
        if let Some(value) = fields.optional("operatorToken") {
            let token = value.text()?;
            if token.len() < 8 {
                return Err(value.error("an operator's token has at least 8 octets"));
            }
            config.operator_token = Some(token.to_owned());
        }
        if let Some(value) = fields.optional("openOn") {
            config.core.open_on =
                value.choice(&[("started", OpenOn::Started), ("answered", OpenOn::Answered)])?;
        }
        for (key, setting, may_be_zero) in [
            ("grace", &mut config.core.grace, true),
            ("heartbeat", &mut config.heartbeat, false),
            ("idle", &mut config.idle, false),
        ] {
            if let Some(value) = fields.optional(key) {
                *setting = value.duration()?;
                if setting.is_zero() && !may_be_zero {
                    return Err(value.error("must be longer than zero"));
                }
                if *setting > LONGEST {
                    return Err(value.error("at most 24 h"));
                }
            }
        }
        if config.idle <= config.heartbeat {
            return Err(fields.value().error(
                "idle must be longer than heartbeat: it is the ping that a silent client answers",
            ));
        }
        for (key, setting, most) in [
            ("maxConnections", &mut config.max_connections, 1_000_000),
            ("maxMessage", &mut config.core.max_message, 1 << 20),
        ] {
            if let Some(value) = fields.optional(key) {
                *setting = value.number::<usize>()?;
                if *setting == 0 || *setting > most {
                    return Err(value.error(format!("expected 1 to {most}")));
                }
            }
        }
        // Two messages and the notices beside them fit a queue; its larger half is the senders' to fill.
        config.core.high_water = config.core.high_water.max(2 * config.core.max_message);
        config.core.max_queue = config.core.max_queue.max(4 * config.core.high_water);
        let mut numbers = std::collections::BTreeSet::new();
        for (key, token) in fields.required("subscribers")?.entries()? {
            let number =
                Number::parse(key.text()?).map_err(|error| key.error(error.to_string()))?;
            if !numbers.insert(number) {
                return Err(key.error("this number is there twice"));
            }
            let subscriber = Subscriber::new(number, token.text()?)
                .map_err(|error| token.error(error.to_string()))?;
            config.subscribers.push(subscriber);
        }
        Ok(config)
    }
}

const LONGEST: Duration = Duration::from_secs(24 * 3600);

#[cfg(test)]
mod tests {
    use inlab_lab::Document;

    use super::*;

    fn read(text: &str) -> Result<Config, Error> {
        Config::from_lab(Document::parse("lab.yaml", text)?.root())
    }

    #[test]
    fn a_whole_block() {
        let config = read(
            "listen: '[::1]:81'\noperatorToken: long-enough\nopenOn: answered\ngrace: 0s\nheartbeat: 10s\nidle: 21s\n\
             maxConnections: 5\nmaxMessage: 500000\nsubscribers:\n  '+15550100': token-one\n  15550101: token-two\n",
        )
        .unwrap();
        assert_eq!(config.listen.to_string(), "[::1]:81");
        assert_eq!(config.core.open_on, OpenOn::Answered);
        assert_eq!(
            (config.core.grace, config.heartbeat, config.idle).0,
            Duration::ZERO
        );
        assert_eq!(
            (config.heartbeat.as_secs(), config.idle.as_secs()),
            (10, 21)
        );
        assert_eq!(
            (config.max_connections, config.core.max_message),
            (5, 500_000)
        );
        assert!(
            config.core.max_queue > config.core.high_water && config.core.high_water >= 1_000_000
        );
        let numbers: Vec<_> = config
            .subscribers
            .iter()
            .map(|s| s.number().show().to_string())
            .collect();
        assert_eq!(numbers, ["+15550100", "+15550101"]);
        let least = read("subscribers: {}\n").unwrap();
        assert_eq!(
            (least.listen, least.idle),
            (Config::default().listen, Config::default().idle)
        );
    }

    #[test]
    fn what_is_wrong_is_said_at_its_place() {
        for (text, line, message) in [
            (
                "listen: here\nsubscribers: {}\n",
                1,
                "an address and a port",
            ),
            (
                "subscribers:\n  '030123': 12345678\n",
                2,
                "no country code begins with 0",
            ),
            (
                "subscribers:\n  '+1555': 12345678\n  '1555': 12345678\n",
                3,
                "twice",
            ),
            ("subscribers:\n  '+1555': short\n", 2, "at least 8 octets"),
            (
                "subscribers: {}\nidle: 5s\n",
                1,
                "idle must be longer than heartbeat",
            ),
            ("subscribers: {}\nheartbeat: 0s\n", 2, "longer than zero"),
            ("subscribers: {}\noperatorToken: x\n", 2, "at least 8"),
            (
                "subscribers: {}\nmaxMessage: 0\n",
                2,
                "expected 1 to 1048576",
            ),
            ("subscribers: {}\nlisen: x\n", 2, "listen"),
            ("grace: 1s\n", 1, "subscribers"),
        ] {
            let error = read(text).unwrap_err();
            assert!(
                error.message().contains(message),
                "{text}: {}",
                error.message()
            );
            assert_eq!(error.position().line, line, "{text}: {error}");
        }
    }
}
