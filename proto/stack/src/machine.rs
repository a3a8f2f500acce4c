//! The TCAP of a node, of one kind or the other, and who is told what it says.

use crate::event::Event;
use crate::tc::{Tc, TcUser};
use inlab_tcap::{
    Config, DialogueId, ForeignMessage, Forward, Indication, Notice, Outgoing, Tcap, Unitdata,
    Variant, ansi,
};
use std::time::Instant;

/// One of the two.
#[derive(Debug)]
pub(crate) enum Machine {
    Itu(Tcap),
    Ansi(ansi::Tcap),
}

/// Hands on nothing: what is not in use here is answered.
pub(crate) const fn refuse(_: &ForeignMessage<'_>) -> Forward {
    Forward::Refused
}

impl Machine {
    pub(crate) fn new(mut config: Config) -> Self {
        match std::mem::take(&mut config.variant) {
            Variant::Itu => Self::Itu(Tcap::new(config)),
            Variant::Ansi(options) => Self::Ansi(ansi::Tcap::new(config, options)),
        }
    }

    pub(crate) fn tc(&mut self, now: Instant) -> Tc<'_> {
        match self {
            Self::Itu(tcap) => Tc::new(now, tcap),
            Self::Ansi(tcap) => Tc::over_ansi(now, tcap),
        }
    }

    /// A received message, told piece by piece. What another node may own is offered to the user where `forward` says so.
    pub(crate) fn receive(
        &mut self,
        now: Instant,
        unitdata: &Unitdata<'_>,
        user: &mut dyn TcUser,
        forward: bool,
    ) {
        let mut offer = |message: &ForeignMessage<'_>| match forward {
            true => user.foreign(message),
            false => refuse(message),
        };
        match self {
            Self::Itu(tcap) => {
                let mut incoming = tcap.receive_or_forward(now, unitdata, &mut offer);
                while let Some((dialogue, indication)) = tcap.next(&mut incoming) {
                    user.indication(&mut Tc::new(now, tcap), dialogue, indication);
                }
            }
            Self::Ansi(tcap) => {
                let mut incoming = tcap.receive_or_forward(now, unitdata, &mut offer);
                while let Some((dialogue, indication)) = tcap.next(&mut incoming) {
                    user.ansi_indication(&mut Tc::over_ansi(now, tcap), dialogue, indication);
                }
            }
        }
    }

    /// A message that SCCP gave back.
    pub(crate) fn notice(
        &mut self,
        now: Instant,
        notice: &Notice<'_>,
        user: &mut dyn TcUser,
        forward: bool,
    ) {
        let mut offer = |message: &ForeignMessage<'_>| match forward {
            true => user.foreign(message),
            false => refuse(message),
        };
        match self {
            Self::Itu(tcap) => {
                if let Some((dialogue, told)) = tcap.notice_or_forward(notice, &mut offer) {
                    user.indication(&mut Tc::new(now, tcap), dialogue, told);
                }
            }
            Self::Ansi(tcap) => {
                if let Some((dialogue, told)) = tcap.notice_or_forward(notice, &mut offer) {
                    user.ansi_indication(&mut Tc::over_ansi(now, tcap), dialogue, told);
                }
            }
        }
    }

    /// A message of this dialogue could not be sent.
    pub(crate) fn not_sent(
        &mut self,
        now: Instant,
        dialogue: DialogueId,
        cause: u8,
        user: &mut dyn TcUser,
    ) {
        match self {
            Self::Itu(tcap) => {
                let told = Indication::Notice(cause);
                user.indication(&mut Tc::new(now, tcap), dialogue, told);
            }
            Self::Ansi(tcap) => {
                let told = ansi::Indication::Notice(cause);
                user.ansi_indication(&mut Tc::over_ansi(now, tcap), dialogue, told);
            }
        }
    }

    /// One thing that fell due; `false`: nothing is.
    pub(crate) fn expire(&mut self, now: Instant, user: &mut dyn TcUser) -> bool {
        match self {
            Self::Itu(tcap) => match tcap.expire(now) {
                Some((dialogue, told)) => {
                    user.indication(&mut Tc::new(now, tcap), dialogue, told);
                    true
                }
                None => false,
            },
            Self::Ansi(tcap) => match tcap.expire(now) {
                Some((dialogue, told)) => {
                    user.ansi_indication(&mut Tc::over_ansi(now, tcap), dialogue, told);
                    true
                }
                None => false,
            },
        }
    }

    pub(crate) fn poll_transmit(&mut self) -> Option<Outgoing<'_>> {
        match self {
            Self::Itu(tcap) => tcap.poll_transmit(),
            Self::Ansi(tcap) => tcap.poll_transmit(),
        }
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        match self {
            Self::Itu(tcap) => tcap.poll_timeout(),
            Self::Ansi(tcap) => tcap.poll_timeout(),
        }
    }

    pub(crate) fn poll_event(&mut self) -> Option<Event> {
        match self {
            Self::Itu(tcap) => tcap.poll_event().map(Event::Tcap),
            Self::Ansi(tcap) => tcap.poll_event().map(Event::AnsiTcap),
        }
    }

    pub(crate) fn dialogue_count(&self) -> usize {
        match self {
            Self::Itu(tcap) => tcap.dialogue_count(),
            Self::Ansi(tcap) => tcap.dialogue_count(),
        }
    }

    pub(crate) fn is_alive(&self, dialogue: DialogueId) -> bool {
        match self {
            Self::Itu(tcap) => tcap.state(dialogue).is_some(),
            Self::Ansi(tcap) => tcap.state(dialogue).is_some(),
        }
    }
}
