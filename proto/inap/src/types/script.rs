//! User interaction of CS-2 beyond announcements: recorded messages, and scripts that the resource runs by itself
//! (Q.1228 and EN 301 140-1, SCF-SRF interface; tags as in Q.1248.3, codes as in Q.1248.1).
//!
//! What a script is told and tells back is of a type that the script names: it is kept as it came.

use inlab_ber::{Octets, Open, choice, enumerated, sequence};

use super::*;

sequence! {
    /// Argument of promptAndReceiveMessage. By default the resource may not disconnect, and the message is voice.
    pub struct PromptAndReceiveMessageArg<'a> "PromptAndReceiveMessageArg" {
        disconnect_from_ip_forbidden: Option<bool>                  = [0] "disconnectFromIPForbidden",
        information_to_send:          Option<InformationToSend<'a>> = [1] "informationToSend",
        extensions:                   Option<Extensions<'a>>        = [3] "extensions" (1..=10),
        subscriber_id:                Option<GenericNumber<'a>>     = [4] "subscriberID",
        mail_box_id:                  Option<Octets<'a>>            = [5] "mailBoxID",
        information_to_record:        InformationToRecord<'a>       = [6] "informationToRecord",
        media:                        Option<Media>                 = [7] "media",
        call_segment_id:              Option<u8>                    = [8] "callSegmentID" (1..=127),
        ...
    }
}

sequence! {
    /// How a message is recorded: deleted after so many hours, at most so many seconds long.
    pub struct InformationToRecord<'a> "InformationToRecord" {
        message_id:                Option<u32>       = [0] "messageID" (0..=2147483647),
        message_deletion_time_out: Option<u16>       = [1] "messageDeletionTimeOut" (1..=3600),
        time_to_record:            Option<u32>       = [3] "timeToRecord" (0..=2147483647),
        control_digits:            ControlDigits<'a> = [4] "controlDigits",
        ...
    }
}

sequence! {
    /// What the user presses while recording. Nothing may be restarted or replayed by default.
    pub struct ControlDigits<'a> "controlDigits" {
        end_of_recording_digit:  Option<InputDigits<'a>> = [0] "endOfRecordingDigit" (1..=2),
        cancel_digit:            Option<InputDigits<'a>> = [1] "cancelDigit" (1..=2),
        replay_digit:            Option<InputDigits<'a>> = [2] "replayDigit" (1..=2),
        restart_recording_digit: Option<InputDigits<'a>> = [3] "restartRecordingDigit" (1..=2),
        restart_allowed:         Option<bool>       = [4] "restartAllowed",
        replay_allowed:          Option<bool>       = [5] "replayAllowed",
        ...
    }
}

enumerated! {
    /// What kind of message.
    pub enum Media "Media" {
        VoiceMail = 0 "voiceMail",
        FaxGroup3 = 1 "faxGroup3",
        FaxGroup4 = 2 "faxGroup4",
    }
}

sequence! {
    /// Result of promptAndReceiveMessage.
    pub struct MessageReceivedArg<'a> "MessageReceivedArg" {
        received_status:        ReceivedStatus         = [0] "receivedStatus",
        recorded_message_id:    Option<u32>            = [1] "recordedMessageID" (0..=2147483647),
        recorded_message_units: Option<u32>            = [2] "recordedMessageUnits" (1..=2147483647),
        extensions:             Option<Extensions<'a>> = [3] "extensions" (1..=10),
        ...
    }
}

enumerated! {
    /// How recording ended.
    pub enum ReceivedStatus "ReceivedStatus" {
        MessageComplete    = 0 "messageComplete",
        MessageInterrupted = 1 "messageInterrupted",
        MessageTimeOut     = 2 "messageTimeOut",
    }
}

sequence! {
    /// Argument of scriptInformation.
    pub struct ScriptInformationArg<'a> "ScriptInformationArg" {
        script_id:       ScriptId<'a>           = "uIScriptId",
        specific_info:   Option<Open<'a>>       = [0] "uIScriptSpecificInfo",
        extensions:      Option<Extensions<'a>> = [1] "extensions" (1..=10),
        call_segment_id: Option<u8>             = [2] "callSegmentID" (1..=127),
        ...
    }
}

sequence! {
    /// Argument of scriptEvent. Not the last by default.
    pub struct ScriptEventArg<'a> "ScriptEventArg" {
        script_id:            ScriptId<'a>           = "uIScriptId",
        result:               Option<Open<'a>>       = [0] "uIScriptResult",
        extensions:           Option<Extensions<'a>> = [1] "extensions" (1..=10),
        call_segment_id:      Option<u8>             = [2] "callSegmentID" (1..=127),
        last_event_indicator: Option<bool>           = [3] "lastEventIndicator",
        ...
    }
}

sequence! {
    /// Argument of scriptRun. The resource may not disconnect by default.
    pub struct ScriptRunArg<'a> "ScriptRunArg" {
        script_id:                    ScriptId<'a>           = "uIScriptId",
        specific_info:                Option<Open<'a>>       = [0] "uIScriptSpecificInfo",
        extensions:                   Option<Extensions<'a>> = [1] "extensions" (1..=10),
        disconnect_from_ip_forbidden: Option<bool>           = [2] "disconnectFromIPForbidden",
        call_segment_id:              Option<u8>             = [3] "callSegmentID" (1..=127),
        ...
    }
}

sequence! {
    /// Argument of scriptClose.
    pub struct ScriptCloseArg<'a> "ScriptCloseArg" {
        script_id:       ScriptId<'a>           = "uIScriptId",
        specific_info:   Option<Open<'a>>       = [0] "uIScriptSpecificInfo",
        extensions:      Option<Extensions<'a>> = [1] "extensions" (1..=10),
        call_segment_id: Option<u8>             = [2] "callSegmentID" (1..=127),
        ...
    }
}

choice! {
    /// Which script.
    pub enum ScriptId<'a> "UISCRIPT.&id" {
        Local(i64)                  = "local",
        Global(inlab_ber::Oid<'a>) = "global",
    }
}
