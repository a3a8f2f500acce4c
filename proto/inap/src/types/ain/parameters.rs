//! Parameters of AIN that have parts (GR-1299-CORE).

use inlab_ber::value::{Value, hex, unhex};
use inlab_ber::{Bits, Ia5String, List, Octets, Oid, Open, choice, leaf, sequence};

use super::*;

sequence! {
    /// User ID bri.
    pub struct UserIdBri<'a> "UserIDBri" {
        spid: Octets<'a> = [49] "spid" (3..=20),
        dn: Dn<'a> = "dn" (5..=5),
        ...
    }
}

choice! {
    /// User ID.
    pub enum UserId<'a> "UserID" {
        Dn(Dn<'a>) = [1] "dn" (5..=5),
        Bri(UserIdBri<'a>) = [2] "bri",
        TrunkGroupId(u16) = [5] "trunkGroupID" (0..=9999),
        PrivateFacilityGid(u16) = [6] "privateFacilityGID" (0..=9999),
        AdsiCpeId(Octets<'a>) = "aDSIcpeID" (4..=4),
    }
}

choice! {
    /// Amp AIN node ID.
    pub enum AmpAinNodeId<'a> "AmpAINNodeID" {
        SpcId(PointCode<'a>) = [1] "spcID" (3..=3),
        IsdnDeviceId(AinDigits<'a>) = [2] "iSDNDeviceID",
    }
}

choice! {
    /// Amp svc prov ID.
    pub enum AmpSvcProvId<'a> "AmpSvcProvID" {
        Ocn(Ia5String<'a>) = [87] "ocn" (4..=8),
    }
}

sequence! {
    /// Amp2.
    pub struct Amp2<'a> "Amp2" {
        amp_ain_node_id: AmpAinNodeId<'a> = "ampAINNodeID",
        amp_c_log_seq_no: Option<u16> = [3] "ampCLogSeqNo" (0..=32767),
        amp_c_log_rep_ind: Option<AmpCLogRepInd> = [4] "ampCLogRepInd",
        amp_call_prog_ind: Option<AmpCallProgInd> = [5] "ampCallProgInd",
        amp_test_req_ind: Option<u8> = [6] "ampTestReqInd" (0..=127),
        amp_c_log_name: Option<Octets<'a>> = [7] "ampCLogName" (1..=10),
        amp_svc_prov_id: Option<AmpSvcProvId<'a>> = [8] "ampSvcProvID",
        ...
    }
}

sequence! {
    /// Extension parameter.
    pub struct ExtensionParameter<'a> "ExtensionParameter" {
        assignment_authority: Oid<'a> = "assignmentAuthority",
        parameters: Open<'a> = "parameters",
        ...
    }
}

choice! {
    /// Service provider ID.
    pub enum ServiceProviderId<'a> "ServiceProviderID" {
        Ocn(Ia5String<'a>) = [87] "ocn" (4..=8),
        MsrId(AinDigits<'a>) = [106] "msrID",
    }
}

choice! {
    /// Display information.
    pub enum DisplayInformation<'a> "DisplayInformation" {
        Blank(Octets<'a>) = [0] "blank" (1..=20),
        Skip(Octets<'a>) = [1] "skip" (1..=20),
        Continuation(Octets<'a>) = [2] "continuation" (1..=20),
        CalledAddress(Octets<'a>) = [3] "calledAddress" (1..=20),
        Cause(Octets<'a>) = [4] "cause" (1..=20),
        ProgressIndicator(Octets<'a>) = [5] "progressIndicator" (1..=20),
        NotificationIndicator(Octets<'a>) = [6] "notificationIndicator" (1..=20),
        Prompt(Octets<'a>) = [7] "prompt" (1..=20),
        AccumulatedDigits(Octets<'a>) = [8] "accumulatedDigits" (1..=20),
        Status(Octets<'a>) = [9] "status" (1..=20),
        Inband(Octets<'a>) = [10] "inband" (1..=20),
        CallingAddress(Octets<'a>) = [11] "callingAddress" (1..=20),
        Reason(Octets<'a>) = [12] "reason" (1..=20),
        CallingPartyName(Octets<'a>) = [13] "callingPartyName" (1..=20),
        CalledPartyName(Octets<'a>) = [14] "calledPartyName" (1..=20),
        OriginalCalledName(Octets<'a>) = [15] "originalCalledName" (1..=20),
        RedirectingName(Octets<'a>) = [16] "redirectingName" (1..=20),
        ConnectedName(Octets<'a>) = [17] "connectedName" (1..=20),
        OrigRestrictions(Octets<'a>) = [18] "origRestrictions" (1..=20),
        DateTimeOfDay(Octets<'a>) = [19] "dateTimeOfDay" (1..=20),
        CallAppearanceId(Octets<'a>) = [20] "callAppearanceID" (1..=20),
        FeatureAddress(Octets<'a>) = [21] "featureAddress" (1..=20),
        RedirectionName(Octets<'a>) = [22] "redirectionName" (1..=20),
        RedirectionNumber(Octets<'a>) = [23] "redirectionNumber" (1..=20),
        RedirectingNumber(Octets<'a>) = [24] "redirectingNumber" (1..=20),
        OriginalCalledNumber(Octets<'a>) = [25] "originalCalledNumber" (1..=20),
        ConnectedNumber(Octets<'a>) = [26] "connectedNumber" (1..=20),
        Text(Octets<'a>) = [30] "text" (1..=20),
        RedirectingReason(Octets<'a>) = [31] "redirectingReason" (1..=20),
    }
}

leaf! {
    /// One announcement of a list, and what is put into it.
    pub struct AnnounceElement<'a> "AnnounceElement" = [UNIVERSAL 4] (3..=131), show_hex, read_hex
}

fn show_hex(content: &[u8]) -> Value {
    Value::Text(hex(content))
}

fn read_hex(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Text(text) => unhex(text),
        _ => None,
    }
}

sequence! {
    /// Announcement block.
    pub struct AnnouncementBlock<'a> "AnnouncementBlock" {
        uninter_announce_block: Option<List<'a, AnnounceElement<'a>>> = [1] "uninterAnnounceBlock" (1..=10),
        inter_announce_block: Option<List<'a, AnnounceElement<'a>>> = [2] "interAnnounceBlock" (1..=10),
        ...
    }
}

sequence! {
    /// Announcement digit block.
    pub struct AnnouncementDigitBlock<'a> "AnnouncementDigitBlock" {
        maximum_digits: u8 = [0] "maximumDigits" (0..=255),
        uninter_announce_block: Option<List<'a, AnnounceElement<'a>>> = [1] "uninterAnnounceBlock" (1..=10),
        inter_announce_block: Option<List<'a, AnnounceElement<'a>>> = [2] "interAnnounceBlock" (1..=10),
        ...
    }
}

choice! {
    /// Str parameter block.
    pub enum StrParameterBlock<'a> "StrParameterBlock" {
        AnnouncementBlock(AnnouncementBlock<'a>) = [0] "announcementBlock",
        AnnouncementDigitBlock(AnnouncementDigitBlock<'a>) = [1] "announcementDigitBlock",
        FlexParameterBlock(Octets<'a>) = [2] "flexParameterBlock" (1..=120),
    }
}

sequence! {
    /// AMA measurement.
    pub struct AmaMeasurement<'a> "AMAMeasurement" {
        ama_time_duration: Octets<'a> = [0] "aMATimeDuration" (8..=8),
        ama_time_guard: AmaTimeGuard = [1] "aMATimeGuard",
        ...
    }
}

choice! {
    /// Facility GID.
    pub enum FacilityGid<'a> "FacilityGID" {
        Mlhg(u16) = [29] "mlhg" (1..=2047),
    }
}

sequence! {
    /// Request group1.
    pub struct RequestGroup1<'a> "RequestGroup1" {
        service1: Service1 = [1] "service1",
        request1: Bits<'a> = [2] "request1",
        ...
    }
}

sequence! {
    /// Request group2.
    pub struct RequestGroup2<'a> "RequestGroup2" {
        service2: Service2 = [1] "service2",
        request2: Bits<'a> = [2] "request2",
        ...
    }
}

sequence! {
    /// Request group3.
    pub struct RequestGroup3<'a> "RequestGroup3" {
        service3: Service3 = [1] "service3",
        request3: Bits<'a> = [2] "request3",
        ...
    }
}

sequence! {
    /// Request group4.
    pub struct RequestGroup4<'a> "RequestGroup4" {
        service4: Service4 = [1] "service4",
        request4: Bits<'a> = [2] "request4",
        ...
    }
}

sequence! {
    /// Request group5.
    pub struct RequestGroup5<'a> "RequestGroup5" {
        service5: Service5 = [1] "service5",
        request5: Bits<'a> = [2] "request5",
        ...
    }
}

sequence! {
    /// Request group6.
    pub struct RequestGroup6<'a> "RequestGroup6" {
        service6: Service6 = [1] "service6",
        request6: Bits<'a> = [2] "request6",
        ...
    }
}

choice! {
    /// Request groups.
    pub enum RequestGroups<'a> "RequestGroups" {
        RequestGroup1(RequestGroup1<'a>) = [1] "requestGroup1",
        RequestGroup2(RequestGroup2<'a>) = [2] "requestGroup2",
        RequestGroup3(RequestGroup3<'a>) = [3] "requestGroup3",
        RequestGroup4(RequestGroup4<'a>) = [4] "requestGroup4",
        RequestGroup5(RequestGroup5<'a>) = [5] "requestGroup5",
        RequestGroup6(RequestGroup6<'a>) = [6] "requestGroup6",
    }
}

sequence! {
    /// Provide info.
    pub struct ProvideInfo<'a> "ProvideInfo" {
        request_groups: Option<RequestGroups<'a>> = "requestGroups",
        request_memory_slot: Option<Bits<'a>> = [11] "requestMemorySlot",
        ...
    }
}

choice! {
    /// Entry2.
    pub enum Entry2<'a> "Entry2" {
        Dn(Dn<'a>) = [1] "dn" (5..=5),
        PrivateDn(PrivateDn) = [2] "privateDn",
    }
}

sequence! {
    /// Incoming.
    pub struct Incoming<'a> "Incoming" {
        ain_digits: AinDigits<'a> = "aINDigits",
        timestamp: i64 = "timestamp",
        ...
    }
}

sequence! {
    /// Outgoing.
    pub struct Outgoing<'a> "Outgoing" {
        ain_digits: AinDigits<'a> = "aINDigits",
        timestamp: i64 = "timestamp",
        ...
    }
}

sequence! {
    /// Memory slot.
    pub struct MemorySlot<'a> "MemorySlot" {
        incoming: Option<Incoming<'a>> = [1] "incoming",
        outgoing: Option<Outgoing<'a>> = [2] "outgoing",
        ...
    }
}

sequence! {
    /// Info provided.
    pub struct InfoProvided<'a> "InfoProvided" {
        activation_state_code: Option<ActivationStateCode> = [1] "activationStateCode",
        entire_list: Option<List<'a, Entry2<'a>>> = [2] "entireList" (1..=32),
        memory_slot: Option<MemorySlot<'a>> = [3] "memorySlot",
        list_size: Option<u8> = [4] "listSize" (1..=32),
        forward_to_dn: Option<Dn<'a>> = [5] "forwardToDn" (5..=5),
        delay_interval: Option<u8> = [6] "delayInterval" (1..=60),
        empty: Option<Bits<'a>> = [7] "empty",
        ...
    }
}

sequence! {
    /// Dn ct ID.
    pub struct DnCtId<'a> "DnCtID" {
        dn: Dn<'a> = [1] "dn" (5..=5),
        ct: Ct = [2] "ct",
        ...
    }
}

choice! {
    /// SSP user resource ID.
    pub enum SspUserResourceId<'a> "SSPUserResourceID" {
        Dn(Dn<'a>) = [1] "dn" (5..=5),
        DnCtId(DnCtId<'a>) = [2] "dnCtID",
        Spid(Octets<'a>) = [3] "spid" (3..=20),
        TrunkGroupId(u16) = [4] "trunkGroupID" (0..=9999),
        LocalSspid(Ia5String<'a>) = [5] "localSSPID" (1..=8),
        PublicDialingPlanId(Ia5String<'a>) = [6] "publicDialingPlanID" (1..=8),
        PriOfficeEquipmentId(Ia5String<'a>) = [7] "pRIOfficeEquipmentID" (1..=12),
        BasicBusinessGroupId(Ia5String<'a>) = [8] "basicBusinessGroupID" (1..=10),
        BasicBusinessGroupDialingPlanId(Ia5String<'a>) = [9] "basicBusinessGroupDialingPlanID" (1..=4),
        AfrPatternId(Ia5String<'a>) = [10] "aFRPatternID" (1..=4),
        OfficeEquipmentId(Ia5String<'a>) = [11] "officeEquipmentID" (1..=12),
    }
}

sequence! {
    /// Trigger item ID.
    pub struct TriggerItemId<'a> "TriggerItemID" {
        dp_number: u8 = [1] "dPNumber" (1..=33),
        trigger_item_subnumber: Ia5String<'a> = [2] "triggerItemSubnumber" (1..=8),
        ...
    }
}

sequence! {
    /// ISDNB channel ID.
    pub struct IsdnbChannelId<'a> "ISDNBChannelID" {
        prids1_id: Option<u8> = [1] "pRIDS1ID" (1..=28),
        prids0_id: Option<u8> = [2] "pRIDS0ID" (1..=24),
        ...
    }
}

choice! {
    /// SSP user resource sub ID.
    pub enum SspUserResourceSubId<'a> "SSPUserResourceSubID" {
        AfrPatternId(Ia5String<'a>) = [1] "aFRPatternID" (1..=4),
        BasicBusinessGroupDialingPlanId(Ia5String<'a>) = [2] "basicBusinessGroupDialingPlanID" (1..=4),
        IsdnbChannelId(IsdnbChannelId<'a>) = [3] "iSDNBChannelID",
    }
}

sequence! {
    /// Trigger item assignment.
    pub struct TriggerItemAssignment<'a> "TriggerItemAssignment" {
        ssp_user_resource_id: SspUserResourceId<'a> = [1] "sSPUserResourceID",
        trigger_item_id: TriggerItemId<'a> = [2] "triggerItemID",
        activation_state_code: Option<ActivationStateCode> = [3] "activationStateCode",
        potential_use: Option<PotentialUse> = [4] "potentialUse",
        ssp_user_resource_sub_id: Option<SspUserResourceSubId<'a>> = [5] "sSPUserResourceSubID",
        ...
    }
}

choice! {
    /// Action1.
    pub enum Action1<'a> "Action1" {
        ActivationStateCode(ActivationStateCode) = [2] "activationStateCode",
    }
}

sequence! {
    /// Update group1.
    pub struct UpdateGroup1<'a> "UpdateGroup1" {
        service1: Service1 = [1] "service1",
        action1: Action1<'a> = "action1",
        ...
    }
}

choice! {
    /// Action2.
    pub enum Action2<'a> "Action2" {
        ActivationStateCode(ActivationStateCode) = [2] "activationStateCode",
        DelayInterval(u8) = [3] "delayInterval" (1..=60),
    }
}

sequence! {
    /// Update group2.
    pub struct UpdateGroup2<'a> "UpdateGroup2" {
        service2: Service2 = [1] "service2",
        action2: Action2<'a> = "action2",
        ...
    }
}

choice! {
    /// Entry.
    pub enum Entry<'a> "Entry" {
        Dn(Dn<'a>) = [1] "dn" (5..=5),
        SpeedCallingCode(Ia5String<'a>) = [2] "speedCallingCode" (1..=3),
        MemorySlot(MemorySlot1) = [3] "memorySlot",
    }
}

sequence! {
    /// Edit specific entry.
    pub struct EditSpecificEntry<'a> "EditSpecificEntry" {
        entry: Entry<'a> = "entry",
        edit_list_type: EditListType = [105] "editListType",
        ...
    }
}

choice! {
    /// Action3.
    pub enum Action3<'a> "Action3" {
        ActivationStateCode(ActivationStateCode) = [2] "activationStateCode",
        EditSpecificEntry(EditSpecificEntry<'a>) = [3] "editSpecificEntry",
        EditAllEntries(EditAllEntries) = [4] "editAllEntries",
    }
}

sequence! {
    /// Update group3.
    pub struct UpdateGroup3<'a> "UpdateGroup3" {
        service3: Service3 = [1] "service3",
        action3: Action3<'a> = "action3",
        ...
    }
}

choice! {
    /// Set.
    pub enum Set<'a> "Set" {
        Dn(Dn<'a>) = [1] "dn" (5..=5),
        SpeedCallingCode(Ia5String<'a>) = [4] "speedCallingCode" (1..=3),
    }
}

choice! {
    /// Forwarding dn.
    pub enum ForwardingDn<'a> "ForwardingDn" {
        Set(Set<'a>) = "set",
        Clear(Clear) = [3] "clear",
    }
}

choice! {
    /// Action4.
    pub enum Action4<'a> "Action4" {
        ActivationStateCode(ActivationStateCode) = [2] "activationStateCode",
        ForwardingDn(ForwardingDn<'a>) = "forwardingDn",
    }
}

sequence! {
    /// Update group4.
    pub struct UpdateGroup4<'a> "UpdateGroup4" {
        service4: Service4 = [1] "service4",
        action4: Action4<'a> = "action4",
        ...
    }
}

choice! {
    /// Action5.
    pub enum Action5<'a> "Action5" {
        ActivationStateCode(ActivationStateCode) = [2] "activationStateCode",
        ForwardingDn(ForwardingDn<'a>) = [3] "forwardingDn",
        EditSpecificEntry(EditSpecificEntry<'a>) = [4] "editSpecificEntry",
        EditAllEntries(EditAllEntries) = [5] "editAllEntries",
    }
}

sequence! {
    /// Update group5.
    pub struct UpdateGroup5<'a> "UpdateGroup5" {
        service5: Service5 = [1] "service5",
        action5: Action5<'a> = "action5",
        ...
    }
}

choice! {
    /// Action6.
    pub enum Action6<'a> "Action6" {
        DelayInterval(u8) = [2] "delayInterval" (1..=60),
    }
}

sequence! {
    /// Update group6.
    pub struct UpdateGroup6<'a> "UpdateGroup6" {
        service6: Service6 = [1] "service6",
        action6: Action6<'a> = "action6",
        ...
    }
}

choice! {
    /// Action7.
    pub enum Action7<'a> "Action7" {
        Toggle(Toggle) = [2] "toggle",
    }
}

sequence! {
    /// Update group7.
    pub struct UpdateGroup7<'a> "UpdateGroup7" {
        service7: Service7 = [1] "service7",
        action7: Action7<'a> = "action7",
        ...
    }
}

choice! {
    /// Action8.
    pub enum Action8<'a> "Action8" {
        Invoke(Invoke8) = [2] "invoke",
    }
}

sequence! {
    /// Update group8.
    pub struct UpdateGroup8<'a> "UpdateGroup8" {
        service8: Service8 = [1] "service8",
        action8: Action8<'a> = "action8",
        ...
    }
}

sequence! {
    /// Change list.
    pub struct ChangeList<'a> "ChangeList" {
        dn: Dn<'a> = [1] "dn" (5..=5),
        speed_calling_code: Ia5String<'a> = [2] "speedCallingCode" (1..=3),
        ...
    }
}

choice! {
    /// Action9.
    pub enum Action9<'a> "Action9" {
        ChangeList(ChangeList<'a>) = [2] "changeList",
    }
}

sequence! {
    /// Update group9.
    pub struct UpdateGroup9<'a> "UpdateGroup9" {
        service9: Service9 = [1] "service9",
        action9: Action9<'a> = "action9",
        ...
    }
}

choice! {
    /// Update groups.
    pub enum UpdateGroups<'a> "UpdateGroups" {
        UpdateGroup1(UpdateGroup1<'a>) = [2] "updateGroup1",
        UpdateGroup2(UpdateGroup2<'a>) = [3] "updateGroup2",
        UpdateGroup3(UpdateGroup3<'a>) = [4] "updateGroup3",
        UpdateGroup4(UpdateGroup4<'a>) = [5] "updateGroup4",
        UpdateGroup5(UpdateGroup5<'a>) = [6] "updateGroup5",
        UpdateGroup6(UpdateGroup6<'a>) = [7] "updateGroup6",
        UpdateGroup7(UpdateGroup7<'a>) = [8] "updateGroup7",
        UpdateGroup8(UpdateGroup8<'a>) = [9] "updateGroup8",
        UpdateGroup9(UpdateGroup9<'a>) = [10] "updateGroup9",
    }
}

sequence! {
    /// SSP user resource.
    pub struct SspUserResource<'a> "SSPUserResource" {
        ssp_user_resource_id: SspUserResourceId<'a> = [1] "sSPUserResourceID",
        service_provider_id: Option<ServiceProviderId<'a>> = "serviceProviderID",
        update_groups: Option<UpdateGroups<'a>> = "updateGroups",
        o_no_answer_timer: Option<u8> = [91] "oNoAnswerTimer" (1..=120),
        t_no_answer_timer: Option<u8> = [99] "tNoAnswerTimer" (1..=120),
        display_text: Option<List<'a, DisplayInformation<'a>>> = [26] "displayText" (1..=15),
        dp_converter: Option<bool> = [76] "dPConverter",
        cancel_interdigit_timer: Option<ActivationStateCode> = "cancelInterdigitTimer",
        ...
    }
}

sequence! {
    /// Srhr group.
    pub struct SrhrGroup<'a> "SrhrGroup" {
        srhr_group_id: u16 = [77] "srhrGroupID" (0..=32767),
        srhr_id: Option<AinDigits<'a>> = [1] "srhrID",
        ...
    }
}

choice! {
    /// Ntd ID.
    pub enum NtdId<'a> "NtdID" {
        NtdIndirectId(SspUserResourceId<'a>) = [1] "ntdIndirectID",
    }
}

sequence! {
    /// Network test designator.
    pub struct NetworkTestDesignator<'a> "NetworkTestDesignator" {
        ntd_id: NtdId<'a> = "ntdID",
        amp1: Option<Octets<'a>> = [11] "amp1" (6..=6),
        amp2: Option<Amp2<'a>> = [109] "amp2",
        ...
    }
}

choice! {
    /// Operations monitored item ID.
    pub enum OperationsMonitoredItemId<'a> "OperationsMonitoredItemID" {
        SspUserResourceId(SspUserResourceId<'a>) = [1] "sSPUserResourceID",
    }
}

sequence! {
    /// Operations monitoring assignment.
    pub struct OperationsMonitoringAssignment<'a> "OperationsMonitoringAssignment" {
        operations_monitored_item_id: OperationsMonitoredItemId<'a> = "operationsMonitoredItemID",
        activation_state_code: Option<ActivationStateCode> = [3] "activationStateCode",
        ...
    }
}

choice! {
    /// Administrable object.
    pub enum AdministrableObject<'a> "AdministrableObject" {
        TriggerItemAssignment(TriggerItemAssignment<'a>) = [102] "triggerItemAssignment",
        SspUserResource(SspUserResource<'a>) = [103] "sSPUserResource",
        SrhrGroup(SrhrGroup<'a>) = [104] "srhrGroup",
        NetworkTestDesignator(NetworkTestDesignator<'a>) = [97] "networkTestDesignator",
        OperationsMonitoringAssignment(OperationsMonitoringAssignment<'a>) = [118] "operationsMonitoringAssignment",
    }
}

choice! {
    /// Gap interval.
    pub enum GapInterval<'a> "GapInterval" {
        NationalGapInterval(NationalGapInterval) = [63] "nationalGapInterval",
        PrivateGapInterval(PrivateGapInterval) = [64] "privateGapInterval",
    }
}

choice! {
    /// NCA data arg id.
    pub enum NcaDataArgId<'a> "NCADataArgId" {
        CalledPartyId(AinDigits<'a>) = [15] "calledPartyID",
        SrhrGroupId(u16) = [77] "srhrGroupID" (0..=32767),
    }
}

choice! {
    /// Timeout timer.
    pub enum TimeoutTimer<'a> "TimeoutTimer" {
        IntervalTime(u32) = [0] "intervalTime" (1..=86400),
        LocalSspTime(Octets<'a>) = [1] "localSSPTime" (7..=7),
        AbsoluteScpTime(Octets<'a>) = [2] "absoluteSCPTime" (7..=7),
    }
}

sequence! {
    /// Failed message.
    pub struct FailedMessage<'a> "FailedMessage" {
        op_code: i64 = "opCode",
        parameter: Option<Octets<'a>> = "parameter",
        inv_parms: Option<List<'a, Open<'a>>> = [1] "invParms" (1..=1),
        ...
    }
}

sequence! {
    /// Application error string.
    pub struct ApplicationErrorString<'a> "ApplicationErrorString" {
        error_cause: ErrorCause = [56] "errorCause",
        failed_message: Option<FailedMessage<'a>> = [57] "failedMessage",
        user_id: Option<UserId<'a>> = [53] "userID",
        ...
    }
}
