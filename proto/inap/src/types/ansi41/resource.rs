//! Arguments and results of ANSI-41 and WIN operations: resource (X.S0004-540).

use inlab_ber::{List, Octets, set};

use super::*;

set! {
    /// Argument of ConnectionFailureReport (X.S0004-550 6.4.2.j).
    pub struct ConnectionFailureReport<'a> "ConnectionFailureReport" = [PRIVATE 18] {
        failure_type: FailureType = [260] "failureType",
        failure_cause: Option<FailureCause<'a>> = [259] "failureCause",
        ...
    }
}

set! {
    /// Argument of ConnectResource (X.S0004-550 6.4.2.k).
    pub struct ConnectResource<'a> "ConnectResource" = [PRIVATE 18] {
        destination_digits: DigitsType<'a> = [87] "destinationDigits",
        carrier_digits: Option<DigitsType<'a>> = [86] "carrierDigits",
        routing_digits: Option<DigitsType<'a>> = [150] "routingDigits",
        ...
    }
}

set! {
    /// Argument of Modify (X.S0004-550 6.4.2.o).
    pub struct Modify<'a> "Modify" = [PRIVATE 18] {
        database_key: Octets<'a> = [252] "databaseKey",
        modification_request_list: List<'a, ModificationRequest<'a>> = [263] "modificationRequestList",
        ...
    }
}

set! {
    /// Result of Modify (X.S0004-550 6.4.2.o).
    pub struct ModifyRes<'a> "ModifyRes" = [PRIVATE 18] {
        modification_result_list: List<'a, ModificationResult<'a>> = [264] "modificationResultList",
        ...
    }
}

set! {
    /// Argument of Search (X.S0004-550 6.4.2.q).
    pub struct Search<'a> "Search" = [PRIVATE 18] {
        database_key: Octets<'a> = [252] "databaseKey",
        service_data_access_element_list: List<'a, ServiceDataAccessElement<'a>> = [271] "serviceDataAccessElementList",
        ...
    }
}

set! {
    /// Result of Search (X.S0004-550 6.4.2.q).
    pub struct SearchRes<'a> "SearchRes" = [PRIVATE 18] {
        service_data_access_element_list: List<'a, ServiceDataAccessElement<'a>> = [271] "serviceDataAccessElementList",
        ...
    }
}

set! {
    /// Argument of SeizeResource (X.S0004-550 6.4.2.r).
    pub struct SeizeResource<'a> "SeizeResource" = [PRIVATE 18] {
        preferred_language_indicator: Option<PreferredLanguageIndicator<'a>> = [147] "preferredLanguageIndicator",
        private_specialized_resource: Option<Octets<'a>> = [265] "privateSpecializedResource",
        specialized_resource: Option<SpecializedResource<'a>> = [274] "specializedResource",
        ...
    }
}

set! {
    /// Result of SeizeResource (X.S0004-550 6.4.2.r).
    pub struct SeizeResourceRes<'a> "SeizeResourceRes" = [PRIVATE 18] {
        destination_digits: DigitsType<'a> = [87] "destinationDigits",
        ...
    }
}

set! {
    /// Argument of SRFDirective (X.S0004-550 6.4.2.s).
    pub struct SrfDirective<'a> "SRFDirective" = [PRIVATE 18] {
        announcement_list: Option<List<'a, AnnouncementCode<'a>>> = [130] "announcementList" (1..=2),
        digit_collection_control: Option<DigitCollectionControl<'a>> = [139] "digitCollectionControl",
        execute_script: Option<ExecuteScript<'a>> = [258] "executeScript",
        mobile_directory_number: Option<DigitsType<'a>> = [93] "mobileDirectoryNumber",
        ...
    }
}

set! {
    /// Result of SRFDirective (X.S0004-550 6.4.2.s).
    pub struct SrfDirectiveRes<'a> "SRFDirectiveRes" = [PRIVATE 18] {
        digits: Option<DigitsType<'a>> = [4] "digits",
        script_result: Option<Octets<'a>> = [269] "scriptResult",
        ...
    }
}

set! {
    /// Argument of ACGDirective (X.S0004-550 6.4.2.ap).
    pub struct AcgDirective<'a> "ACGDirective" = [PRIVATE 18] {
        control_type: Octets<'a> = [341] "controlType",
        destination_address: Option<DestinationAddress<'a>> = "destinationAddress",
        gap_duration: Option<GapDuration> = [342] "gapDuration",
        gap_interval: Option<GapInterval<'a>> = "gapInterval",
        ...
    }
}
