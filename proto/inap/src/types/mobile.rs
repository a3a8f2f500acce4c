//! Types of MAP (TS 29.002 17.7) that CAP borrows.

use inlab_ber::{List, Null, Oid, Open, choice, enumerated, sequence};

use super::*;
use crate::dialect::*;

choice! {
    /// What the VLR knows of the subscriber; the third alternative has no tag of its own.
    pub enum SubscriberState<'a> "SubscriberState" {
        AssumedIdle(Null)                      = [0] "assumedIdle",
        CamelBusy(Null)                        = [1] "camelBusy",
        NetDetNotReachable(NotReachableReason) = "netDetNotReachable",
        NotProvidedFromVlr(Null)               = [2] "notProvidedFromVLR",
    }
}

enumerated! {
    /// Why a subscriber is not reachable.
    pub enum NotReachableReason "NotReachableReason" {
        MsPurged       = 0 "msPurged",
        ImsiDetached   = 1 "imsiDetached",
        RestrictedArea = 2 "restrictedArea",
        NotRegistered  = 3 "notRegistered",
    }
}

sequence! {
    /// Where the subscriber is.
    pub struct LocationInformation<'a> "LocationInformation" {
        age:                        Option<u32>                                  = "ageOfLocationInformation" (0..=32767),
        geographical_information:   Option<GeographicalInformation<'a>>                           = [0]  "geographicalInformation" (8..=8),
        vlr_number:                 Option<IsdnAddressString<'a>>                = [1]  "vlr-number" (1..=9),
        location_number:            Option<LocationNumber<'a>>                   = [2]  "locationNumber" (2..=10),
        cell_or_lai:                Option<CellGlobalIdOrServiceAreaIdOrLai<'a>> = [3]  "cellGlobalIdOrServiceAreaIdOrLAI",
        extension_container:        Option<ExtensionContainer<'a>>               = [4]  "extensionContainer",
        selected_lsa_id:            Option<LsaIdentity<'a>>                           = [5]  "selectedLSA-Id" (3..=3),
        msc_number:                 Option<IsdnAddressString<'a>>                = [6]  "msc-Number" (1..=9),
        geodetic_information:       Option<GeodeticInformation<'a>>                           = [7]  "geodeticInformation" (10..=10),
        current_location_retrieved: Option<Null>                                 = [8]  "currentLocationRetrieved",
        sai_present:                Option<Null>                                 = [9]  "sai-Present",
        eps:                        Option<LocationInformationEps<'a>>           = [10] "locationInformationEPS" in CAP4,
        user_csg_information:       Option<UserCsgInformation<'a>>               = [11] "userCSGInformation" in CAP4,
        ...
    }
}

choice! {
    /// A cell or service area, or a location area (TS 23.003 4.1, 4.3).
    pub enum CellGlobalIdOrServiceAreaIdOrLai<'a> "CellGlobalIdOrServiceAreaIdOrLAI" {
        Cell(CellOrServiceArea<'a>) = [0] "cellGlobalIdOrServiceAreaIdFixedLength" (7..=7),
        Lai(LocationArea<'a>)  = [1] "laiFixedLength" (5..=5),
    }
}

sequence! {
    /// Where the subscriber is, in the evolved packet system.
    pub struct LocationInformationEps<'a> "LocationInformationEPS" {
        cell:                       Option<EutranCell<'a>>             = [0] "e-utranCellGlobalIdentity" (7..=7),
        tracking_area:              Option<TrackingArea<'a>>             = [1] "trackingAreaIdentity" (5..=5),
        extension_container:        Option<ExtensionContainer<'a>> = [2] "extensionContainer",
        geographical_information:   Option<GeographicalInformation<'a>>             = [3] "geographicalInformation" (8..=8),
        geodetic_information:       Option<GeodeticInformation<'a>>             = [4] "geodeticInformation" (10..=10),
        current_location_retrieved: Option<Null>                   = [5] "currentLocationRetrieved",
        age:                        Option<u32>                    = [6] "ageOfLocationInformation" (0..=32767),
        mme_name:                   Option<DiameterIdentity<'a>>             = [7] "mme-Name" (9..=255),
        ...
    }
}

sequence! {
    /// Closed subscriber group.
    pub struct UserCsgInformation<'a> "UserCSGInformation" {
        csg_id:              CsgId<'a>                       = [0] "csg-Id" (27..=27),
        extension_container: Option<ExtensionContainer<'a>> = [1] "extensionContainer",
        access_mode:         Option<CsgIndication<'a>>             = [2] "accessMode" (1..=1),
        cmi:                 Option<CsgIndication<'a>>             = [3] "cmi" (1..=1),
        ...
    }
}

sequence! {
    /// Private extensions of MAP.
    pub struct ExtensionContainer<'a> "ExtensionContainer" {
        private: Option<List<'a, PrivateExtension<'a>>> = [0] "privateExtensionList" (1..=10),
        pcs:     Option<PcsExtensions<'a>>              = [1] "pcs-Extensions",
        ...
    }
}

sequence! {
    /// One private extension.
    pub struct PrivateExtension<'a> "PrivateExtension" {
        id:    Oid<'a>          = "extId",
        value: Option<Open<'a>> = "extType",
    }
}

sequence! {
    /// North American extensions, none of which is defined.
    pub struct PcsExtensions<'a> "PCS-Extensions" {
        ...
    }
}

choice! {
    /// Bearer service or teleservice.
    pub enum ExtBasicServiceCode<'a> "Ext-BasicServiceCode" {
        Bearer(ExtBearerService<'a>)      = [2] "ext-BearerService" (1..=5),
        Teleservice(ExtTeleservice<'a>) = [3] "ext-Teleservice" (1..=5),
    }
}

sequence! {
    /// User-to-user signalling.
    pub struct UuData<'a> "UU-Data" {
        indicator:           Option<UuIndicator<'a>>             = [0] "uuIndicator" (1..=1),
        information:         Option<UserToUser<'a>>             = [1] "uui" (1..=131),
        cf_interaction:      Option<Null>                   = [2] "uusCFInteraction",
        extension_container: Option<ExtensionContainer<'a>> = [3] "extensionContainer",
        ...
    }
}
