//! Geographical descriptions: the shapes of TS 23.032, and location of a calling party as ISUP tells it (Q.763 3.88).
//!
//! Latitude and longitude are shown in degrees with five places, which is finer than their steps (1.07e-5 and 2.15e-5
//! degrees): the number read back is the same. A degree that is read is cut down to a step, as TS 23.032 6.1 wants.

use inlab_ber::value::{Value, unhex};

use super::find;
use super::layout::{
    Field, Layout, Map, Names, bits, code_of, flag, name_of, named, number, quantity, scaled,
};

shown_leaf! {
    /// A shape of TS 23.032 7.3; MAP's GeographicalInformation is an ellipsoid point with uncertainty circle.
    GeographicalInformation "GeographicalInformation" show_geographical read_geographical, show_shape, read_shape
}

shown_leaf! {
    /// Location with presentation and screening (Q.763 3.88, MAP's GeodeticInformation, callingGeodeticLocation).
    GeodeticInformation "GeodeticInformation" show_geodetic read_geodetic, show_location, read_location
}

/// A shape behind its points: the fields that follow.
struct Shape {
    code: u32,
    name: &'static str,
    rest: Layout,
}

const POLYGON: u32 = 5;
const POLYGON_NAME: &str = "polygon";

/// TS 23.032 7.3.1 to 7.3.7; polygons apart.
const SHAPES: &[Shape] = &[
    Shape {
        code: 0,
        name: "ellipsoid point",
        rest: Layout {
            fields: &[],
            least: 0,
        },
    },
    Shape {
        code: 1,
        name: "ellipsoid point with uncertainty circle",
        rest: Layout {
            fields: &[quantity("uncertainty", 1, 7, 7, radius)],
            least: 1,
        },
    },
    Shape {
        code: 3,
        name: "ellipsoid point with uncertainty ellipse",
        rest: Layout {
            fields: &[
                quantity("semiMajor", 1, 7, 7, radius),
                quantity("semiMinor", 2, 7, 7, radius),
                scaled("orientation", 3, 8, 8, 2, "degrees"),
                scaled("confidence", 4, 7, 7, 1, "%"),
            ],
            least: 4,
        },
    },
    Shape {
        code: 8,
        name: "ellipsoid point with altitude",
        rest: Layout {
            fields: &[flag("depth", 1, 8), scaled("altitude", 1, 7, 15, 1, "m")],
            least: 2,
        },
    },
    Shape {
        code: 9,
        name: "ellipsoid point with altitude and uncertainty ellipsoid",
        rest: Layout {
            fields: &[
                flag("depth", 1, 8),
                scaled("altitude", 1, 7, 15, 1, "m"),
                quantity("semiMajor", 3, 7, 7, radius),
                quantity("semiMinor", 4, 7, 7, radius),
                scaled("orientation", 5, 8, 8, 2, "degrees"),
                quantity("uncertaintyAltitude", 6, 7, 7, altitude),
                scaled("confidence", 7, 7, 7, 1, "%"),
            ],
            least: 7,
        },
    },
    Shape {
        code: 10,
        name: "ellipsoid arc",
        rest: Layout {
            fields: &[
                scaled("innerRadius", 1, 8, 16, 5, "m"),
                quantity("uncertaintyRadius", 3, 7, 7, radius),
                scaled("offsetAngle", 4, 8, 8, 2, "degrees"),
                scaled("includedAngle", 5, 8, 8, 2, "degrees"),
                scaled("confidence", 6, 7, 7, 1, "%"),
            ],
            least: 6,
        },
    },
];

fn show_shape(content: &[u8]) -> Option<Value> {
    let ([first], rest) = content.split_first_chunk()?;
    let (code, low) = (u32::from(first >> 4), first & 0x0f);
    if code == POLYGON {
        let points = rest.as_chunks::<6>();
        if points.0.len() != usize::from(low) || !points.1.is_empty() {
            return None;
        }
        let points = points.0.iter().map(|point| Value::Map(show_point(point)));
        return Some(Value::Map(vec![
            ("shape".into(), Value::Text(POLYGON_NAME.into())),
            ("points".into(), Value::List(points.collect())),
        ]));
    }
    let shape = SHAPES.iter().find(|shape| shape.code == code)?;
    let (point, rest) = rest.split_first_chunk()?;
    let mut map: Map = vec![("shape".into(), Value::Text(shape.name.into()))];
    map.extend(show_point(point));
    let Value::Map(rest) = shape.rest.show(rest)? else {
        return None;
    };
    map.extend(rest);
    Some(Value::Map(map))
}

fn read_shape(value: &Value) -> Option<Vec<u8>> {
    let map = match value {
        Value::Map(map) => map,
        Value::Text(text) => return unhex(text),
        _ => return None,
    };
    let Value::Text(name) = find(map, "shape")? else {
        return None;
    };
    if name == POLYGON_NAME {
        let ([_, _], Value::List(points)) = (map.as_slice(), find(map, "points")?) else {
            return None;
        };
        // The number of points has four bits.
        let count = u8::try_from(points.len())
            .ok()
            .filter(|count| *count < 16)?;
        let mut octets = vec![5 << 4 | count];
        for point in points {
            let Value::Map(point) = point else {
                return None;
            };
            let (octets_of, rest) = read_point(point)?;
            octets.extend(octets_of);
            if !rest.is_empty() {
                return None;
            }
        }
        return Some(octets);
    }
    let shape = SHAPES.iter().find(|shape| shape.name == name)?;
    let (point, mut rest) = read_point(map)?;
    rest.retain(|(key, _)| key != "shape");
    let mut octets = vec![u8::try_from(shape.code).ok()? << 4];
    octets.extend(point);
    octets.extend(shape.rest.read(&Value::Map(rest))?);
    Some(octets)
}

const LOCATION: &[Field] = &[
    named("presentation", 1, 4, 2, PRESENTATIONS),
    named("screening", 1, 2, 2, SCREENINGS),
    number("extension", 2, 8, 1).quiet(),
];
/// Names and codes of Q.763 3.88.2; of the last three the octets behind are not looked into.
const LOCATION_SHAPES: Names = &[
    (0, "ellipsoid point"),
    (1, "ellipsoid point with uncertainty"),
];
const UNCERTAINTY: Layout = Layout {
    fields: &[
        quantity("uncertainty", 1, 7, 7, radius),
        scaled("confidence", 2, 7, 7, 1, "%"),
    ],
    least: 2,
};

fn show_location(content: &[u8]) -> Option<Value> {
    let (first, rest) = content.split_first_chunk::<2>()?;
    let mut map = super::layout::show_fields(LOCATION, first);
    let code = bits(first, 9, 7)?;
    map.push((
        "shape".into(),
        Value::Text(name_of(LOCATION_SHAPES, code)?.into()),
    ));
    let (point, rest) = rest.split_first_chunk()?;
    map.extend(show_point(point));
    match code {
        0 if rest.is_empty() => {}
        1 => match UNCERTAINTY.show(rest)? {
            Value::Map(rest) => map.extend(rest),
            _ => return None,
        },
        _ => return None,
    }
    Some(Value::Map(map))
}

fn read_location(value: &Value) -> Option<Vec<u8>> {
    let map = match value {
        Value::Map(map) => map,
        Value::Text(text) => return unhex(text),
        _ => return None,
    };
    let Value::Text(shape) = find(map, "shape")? else {
        return None;
    };
    let code = code_of(LOCATION_SHAPES, shape)?;
    let (point, rest) = read_point(map)?;
    let first = |key: &str| matches!(key, "presentation" | "screening" | "extension");
    let (head, tail): (Map, Map) = rest
        .into_iter()
        .filter(|(key, _)| key != "shape")
        .partition(|(key, _)| first(key));
    let mut octets = vec![0, u8::try_from(code).ok()?];
    super::layout::write_fields(LOCATION, &head, &mut octets)?;
    octets.extend(point);
    match code {
        0 if tail.is_empty() => {}
        1 => octets.extend(UNCERTAINTY.read(&Value::Map(tail))?),
        _ => return None,
    }
    Some(octets)
}

/// Latitude: a sign and 23 bits for 90 degrees; longitude: 24 bits in two's complement for 360 (TS 23.032 6.1).
fn show_point(octets: &[u8; 6]) -> Map {
    let sign = bits(octets, 0, 1).unwrap_or(0) != 0;
    let latitude = bits(octets, 1, 23).unwrap_or(0);
    let longitude = i64::from(bits(octets, 24, 24).unwrap_or(0));
    let longitude = (longitude ^ 0x80_0000) - 0x80_0000;
    // The next place up, which lies inside of the step.
    let latitude = -(-i64::from(latitude) * QUARTER).div_euclid(1 << 23);
    let longitude = -(-longitude * FULL).div_euclid(1 << 24);
    vec![
        ("latitude".into(), Value::Text(degrees(sign, latitude))),
        (
            "longitude".into(),
            Value::Text(degrees(longitude < 0, longitude.abs())),
        ),
    ]
}

/// Degrees with five places.
const PLACES: i64 = 100_000;
const QUARTER: i64 = 90 * PLACES;
const FULL: i64 = 360 * PLACES;

fn degrees(negative: bool, value: i64) -> String {
    let sign = if negative { "-" } else { "" };
    format!("{sign}{}.{:05}", value / PLACES, value % PLACES)
}

/// Sign, and the number of the last of the five places.
fn read_degrees(value: &Value) -> Option<(bool, i64)> {
    let text = super::word(value)?;
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|octet| octet.is_ascii_digit());
    if !digits(whole) || !digits(places) || places.len() > 5 || whole.len() > 3 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let places: i64 = format!("{places:0<5}").parse().ok()?;
    Some((negative, whole * PLACES + places))
}

/// The point's octets, and the other entries.
fn read_point(map: &[(String, Value)]) -> Option<([u8; 6], Map)> {
    let (south, latitude) = read_degrees(find(map, "latitude")?)?;
    let latitude = latitude * (1 << 23) / QUARTER;
    let (west, longitude) = read_degrees(find(map, "longitude")?)?;
    let longitude = if west { -longitude } else { longitude };
    let longitude = (longitude * (1 << 24)).div_euclid(FULL);
    // 90 degrees and 180 degrees east are cut to the last step.
    let latitude = u32::try_from(latitude.min(0x7f_ffff)).ok()?;
    if !(-0x80_0000..=0x80_0000).contains(&longitude) {
        return None;
    }
    let longitude = u32::try_from(longitude.min(0x7f_ffff) & 0xff_ffff).ok()?;
    let latitude = latitude | if south { 0x80_0000 } else { 0 };
    let ([_, a @ ..], [_, b @ ..]) = (latitude.to_be_bytes(), longitude.to_be_bytes());
    let ([a, b, c], [d, e, f]) = (a, b);
    let rest = map
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "latitude" | "longitude"))
        .cloned();
    Some(([a, b, c, d, e, f], rest.collect()))
}

/// Uncertainty of a place (TS 23.032 6.2): 10 (1.1^K - 1) metres, shown to the decimetre.
fn radius(code: u32) -> Option<String> {
    Some(uncertainty(code, 10_000_000_000, 1_100))
}

/// Uncertainty of an altitude (TS 23.032 6.4): 45 (1.025^K - 1) metres, shown to the decimetre.
fn altitude(code: u32) -> Option<String> {
    Some(uncertainty(code, 45_000_000_000, 1_025))
}

/// `scale` in nanometres, which keeps the decimetre right up to the largest code; growth in thousandths.
fn uncertainty(code: u32, scale: u64, growth: u64) -> String {
    let grown = (0..code).fold(scale, |value, _| (value * growth + 500) / 1000);
    let decimetres = (grown - scale + 50_000_000) / 100_000_000;
    format!("{}.{} m", decimetres / 10, decimetres % 10)
}

const PRESENTATIONS: Names = &[
    (0, "presentation allowed"),
    (1, "presentation restricted"),
    (2, "location not available"),
];
const SCREENINGS: Names = &[
    (0, "user provided, not verified"),
    (1, "user provided, verified and passed"),
    (2, "user provided, verified and failed"),
    (3, "network provided"),
];
