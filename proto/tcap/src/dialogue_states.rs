//! The dialogue handler of Q.774 (figure A.5) as a table: what the dialogue portion of a received message does, by message
//! type and by whether the dialogue has an application context. Which states take which messages is
//! [`TransactionState`](crate::TransactionState)'s part; a P-Abort is told as it is and does not come here.

use crate::message::MessageType;

/// What figure A.5 calls the application context mode, with the APDU that is due in it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ContextMode {
    /// The dialogue has no application context: neither side sends dialogue control APDUs.
    NotUsed,
    /// AARQ was sent, AARE is due from the peer.
    Requested,
    /// AARQ was received, AARE is due from us.
    Received,
    /// AARQ and AARE were exchanged; for the rest of the dialogue only ABRT may follow.
    Established,
}

/// What is in the dialogue portion of a received message.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ReceivedPortion {
    /// There is none.
    Absent,
    /// No EXTERNAL, or an APDU that is not as Q.773 has it.
    Incorrect,
    /// AARQ, version 1.
    Aarq,
    /// AARQ without version 1.
    AarqOtherVersion,
    /// AARE, accepted.
    AareAccepted,
    /// AARE, rejected by the user.
    AareRefused,
    /// AARE, rejected by the provider: no common dialogue portion.
    AareNoCommonDialoguePortion,
    /// ABRT by the user.
    AbrtByUser,
    /// ABRT by the provider.
    AbrtByProvider,
    /// AUDT, version 1.
    Audt,
    /// AUDT without version 1.
    AudtOtherVersion,
    /// An EXTERNAL of an abstract syntax of the user's own.
    UserDefined,
}

/// What is done about it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum DialogueStep {
    /// The dialogue primitive and the components go to the user.
    Deliver,
    /// The message is discarded; nobody is told and nothing is sent.
    Discard,
    /// The user is not told; the peer gets an Abort with ABRT by the provider. The components are discarded.
    RefuseIncorrect,
    /// The user is not told; the peer gets an Abort with AARE, no common dialogue portion. The components are discarded.
    RefuseVersion,
    /// TC-P-ABORT, abnormal dialogue, to the user; to a Continue also an Abort with ABRT by the provider. The components are
    /// discarded.
    AbnormalDialogue,
    /// TC-P-ABORT, no common dialogue portion, to the user.
    NoCommonDialoguePortion,
    /// TC-U-ABORT to the user.
    UserAbort,
}

impl ContextMode {
    /// All, in the order of the table.
    pub const ALL: [Self; 4] = [
        Self::NotUsed,
        Self::Requested,
        Self::Received,
        Self::Established,
    ];

    /// The answer to a message of this type with this dialogue portion. A Unidirectional or Begin comes before there is a
    /// dialogue: its mode is [`NotUsed`](Self::NotUsed) and plays no part.
    #[must_use]
    pub const fn step(self, message_type: MessageType, portion: ReceivedPortion) -> DialogueStep {
        use DialogueStep as Do;
        use MessageType as M;
        use ReceivedPortion as P;
        match (message_type, self, portion) {
            // Sheet 2.
            (M::Unidirectional, _, P::Absent | P::Audt) => Do::Deliver,
            (M::Unidirectional, _, _) => Do::Discard,

            // Sheet 3.
            (M::Begin, _, P::Absent | P::Aarq) => Do::Deliver,
            (M::Begin, _, P::AarqOtherVersion) => Do::RefuseVersion,
            (M::Begin, _, _) => Do::RefuseIncorrect,

            // Sheets 7, 8, 10 and 11. The peer cannot answer before it has our id: `Received` is met only by what crosses a
            // pre-arranged end.
            (M::Continue | M::End, Self::NotUsed | Self::Received, P::Absent) => Do::Deliver,
            (M::Continue | M::End, Self::Requested, P::AareAccepted) => Do::Deliver,
            // No dialogue control APDU after the first backward message, but a user's own syntax may be there.
            (M::Continue | M::End, Self::Established, P::Absent | P::UserDefined) => Do::Deliver,
            (M::Continue | M::End, _, _) => Do::AbnormalDialogue,

            // Without application context the figure takes any portion for abnormal; Q.773's module allows the user's own
            // syntax in an Abort, as peers of 1988 send it.
            (M::Abort, Self::NotUsed, P::Absent | P::UserDefined) => Do::UserAbort,
            (M::Abort, Self::NotUsed, _) => Do::AbnormalDialogue,
            (M::Abort, Self::Requested, P::AareRefused) => Do::UserAbort,
            (M::Abort, Self::Requested, P::AareNoCommonDialoguePortion) => {
                Do::NoCommonDialoguePortion
            }
            (M::Abort, _, P::AbrtByUser) => Do::UserAbort,
            (M::Abort, _, _) => Do::AbnormalDialogue,
        }
    }
}

impl ReceivedPortion {
    /// All, in the order of the table.
    pub const ALL: [Self; 12] = [
        Self::Absent,
        Self::Incorrect,
        Self::Aarq,
        Self::AarqOtherVersion,
        Self::AareAccepted,
        Self::AareRefused,
        Self::AareNoCommonDialoguePortion,
        Self::AbrtByUser,
        Self::AbrtByProvider,
        Self::Audt,
        Self::AudtOtherVersion,
        Self::UserDefined,
    ];
}
