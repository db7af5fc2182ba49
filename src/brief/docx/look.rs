//! How a briefing looks in Word: styles that staff can edit, lists, faces and settings.

use crate::brief::content::Briefing;
use crate::model::Lang;
use crate::scene::{Color, Ground, ink};

/// The first line of every part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The names that parts may use.
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
/// How the part begins that says what the file is.
pub(super) const CORE_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
     <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
     xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
     xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
/// A4. Unit here and below: twentieths of a point.
pub(super) const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
/// 25 mm at the left, where papers are punched; 20 mm at the right.
pub(super) const MARGINS: &str = "<w:pgMar w:top=\"1361\" w:right=\"1134\" w:bottom=\"1247\" \
     w:left=\"1417\" w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/>";
/// What is left between the margins.
pub(super) const TEXT_WIDTH: usize = 11_906 - 1_417 - 1_134;

/// What ends no line, as Word has it.
const NOT_LAST: &str = "$([\\{£¥‘“〈《「『【〔＄（［｛｢￡￥";
/// What begins no line: as Word has it, and the bracket with which the mark of a source begins.
const NOT_FIRST: &str =
    "!%),.:;?]}[¢°’”‰′″℃、。々〉》」』】〕゛゜ゝゞ・ヽヾ！％），．：；？］｝｡｣､･ﾞﾟ￠";

/// The list of items and the list of sources.
const BULLETS: usize = 1;
const SOURCES: usize = 2;

/// The styles of a briefing. Without chapters its sections are what stands highest, and look as sections
/// look in others.
pub(super) fn styles(briefing: &Briefing) -> String {
    let inks = ink(Ground::Light);
    let [text, quiet, accent, band, line] =
        [inks.text, inks.quiet, inks.accent, inks.card, inks.absent].map(plain);
    // Lines of Japanese reach both margins; columns and English do not.
    let full = !briefing.beside() && briefing.langs.first() == Some(&Lang::Ja);
    let justify = if full { "both" } else { "left" };
    let color = |color: &str| format!("<w:color w:val=\"{color}\"/>");
    let size = |half: usize| format!("<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/>");
    let quiet_of = |half: usize| format!("{}{}", color(&quiet), size(half));
    let space = |before: usize, after: usize, line: usize| {
        format!(
            "<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"atLeast\"/>"
        )
    };
    let bold = "<w:b/><w:bCs/>";

    let mut out = format!(
        "{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"BIZ UDPGothic\" w:eastAsia=\"BIZ UDPゴシック\" w:hAnsi=\"BIZ UDPGothic\" \
         w:cs=\"BIZ UDPGothic\"/>{}<w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>",
        size(19),
        space(0, 0, 290),
    );
    let mut add = |style: Style<'_>| out.push_str(&style.xml());

    // Here, not with the defaults: in tables LibreOffice lays those over the styles of letters.
    add(Style::paragraph("Normal", "Normal", "", &color(&text)));
    add(Style::paragraph(
        "BodyText",
        "Body Text",
        &format!("{}<w:jc w:val=\"{justify}\"/>", space(0, 140, 290)),
        "",
    ));
    add(Style::paragraph(
        "Title",
        "Title",
        &format!("<w:keepNext/><w:keepLines/>{}", space(0, 40, 480)),
        &format!("{bold}{}", size(38)),
    )
    .then("Subtitle"));
    add(Style::paragraph(
        "TitleSecond",
        "Title Second Language",
        &space(0, 60, 360),
        &format!("{bold}{}", quiet_of(26)),
    )
    .on("Title")
    .then("Subtitle"));
    add(Style::paragraph(
        "Subtitle",
        "Subtitle",
        &format!("<w:keepNext/>{}", space(60, 0, 320)),
        &quiet_of(22),
    )
    .then("BodyText"));
    add(Style::paragraph(
        "SubtitleSecond",
        "Subtitle Second Language",
        &space(0, 0, 280),
        &quiet_of(19),
    )
    .on("Subtitle")
    .then("BodyText"));
    add(Style::paragraph(
        "TitleRule",
        "Title Rule",
        &format!(
            "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"0\" w:color=\"{accent}\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"140\" w:line=\"160\" w:lineRule=\"exact\"/>"
        ),
        &size(8),
    ));
    headings(&mut add, briefing, &accent, &band, &quiet);
    add(Style::paragraph(
        "ListBullet",
        "List Bullet",
        &format!(
            "<w:numPr><w:numId w:val=\"{BULLETS}\"/></w:numPr>{}<w:ind w:left=\"240\" w:hanging=\"240\"/><w:jc w:val=\"{justify}\"/>",
            space(0, 80, 290)
        ),
        "",
    ));
    // Side by side the cells of the table keep texts apart.
    let tight = "<w:spacing w:after=\"0\"/><w:jc w:val=\"left\"/>";
    for (id, name, base, letters) in [
        ("SidesText", "Languages Text", "BodyText", String::new()),
        (
            "SidesTextSecond",
            "Languages Text Second",
            "BodyText",
            size(18),
        ),
        (
            "SidesBullet",
            "Languages Bullet",
            "ListBullet",
            String::new(),
        ),
        (
            "SidesBulletSecond",
            "Languages Bullet Second",
            "ListBullet",
            size(18),
        ),
    ] {
        add(Style::paragraph(id, name, tight, &letters).on(base));
    }
    add(Style::paragraph("Picture", "Picture", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>", "").then("Caption"));
    add(Style::paragraph(
        "Caption",
        "caption",
        &format!("<w:keepLines/>{}", space(0, 220, 240)),
        &quiet_of(16),
    ));
    add(Style::paragraph(
        "TableText",
        "Table Text",
        &space(0, 0, 244),
        &size(17),
    ));
    add(
        Style::paragraph("TableNumber", "Table Number", "<w:jc w:val=\"right\"/>", "")
            .on("TableText"),
    );
    add(Style::paragraph("TableHead", "Table Head", "<w:keepNext/>", bold).on("TableText"));
    add(Style::paragraph(
        "TableHeadNumber",
        "Table Head Number",
        "<w:jc w:val=\"right\"/>",
        "",
    )
    .on("TableHead"));
    for (id, name, line) in [
        ("TableGap", "Table Gap", 160),
        ("SidesGap", "Languages Gap", 120),
    ] {
        add(Style::paragraph(
            id,
            name,
            &format!(
                "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{line}\" w:lineRule=\"exact\"/>"
            ),
            &size(4),
        ));
    }
    add(Style::paragraph(
        "AboutText",
        "About Text",
        &space(0, 0, 250),
        &size(17),
    ));
    add(Style::paragraph("AboutName", "About Name", "", &color(&quiet)).on("AboutText"));
    add(Style::paragraph(
        "Source",
        "Source",
        &format!(
            "<w:keepLines/><w:numPr><w:numId w:val=\"{SOURCES}\"/></w:numPr>{}<w:ind w:left=\"480\" w:hanging=\"480\"/>",
            space(0, 90, 250)
        ),
        &size(17),
    ));
    let edge = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{TEXT_WIDTH}\"/></w:tabs>");
    for (id, name) in [("Header", "header"), ("Footer", "footer")] {
        add(Style::paragraph(
            id,
            name,
            &format!("{edge}{}", space(0, 0, 220)),
            &quiet_of(16),
        ));
    }
    add(Style::letters(
        "Second",
        "Second Language",
        &format!("<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>{}", quiet_of(15)),
    ));
    add(Style::letters(
        "SecondHeader",
        "Second Language Header",
        &quiet_of(14),
    ));
    add(Style::letters(
        "SourceMark",
        "Source Mark",
        &format!(
            "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>{}<w:vertAlign w:val=\"superscript\"/>",
            color(&accent)
        ),
    ));
    add(Style::letters(
        "PaperMark",
        "Paper Mark",
        &format!(
            "{bold}{}<w:bdr w:val=\"single\" w:sz=\"6\" w:space=\"2\" w:color=\"{accent}\"/>",
            color(&accent)
        ),
    ));
    let rule = |side: &str, sz: usize, color: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{sz}\" w:space=\"0\" w:color=\"{color}\"/>")
    };
    add(Style::table(
        "BriefingTable",
        "Briefing Table",
        &format!(
            "<w:tblPr><w:tblBorders>{}{}{}</w:tblBorders>{}</w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr>\
         <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{band}\"/></w:tcPr></w:tblStylePr>",
            rule("top", 8, &text),
            rule("bottom", 4, &line),
            rule("insideH", 4, &line),
            cells(64, 100, 64, 100),
        ),
    ));
    add(Style::table(
        "BriefingSides",
        "Briefing Languages",
        &format!("<w:tblPr>{}</w:tblPr>", cells(0, 0, 80, 280)),
    ));
    add(Style::table(
        "BriefingAbout",
        "Briefing About",
        &format!("<w:tblPr>{}</w:tblPr>", cells(16, 0, 30, 160)),
    ));
    out.push_str("</w:styles>");
    out
}

/// Headings of three levels and what their second language looks like.
fn headings(
    add: &mut impl FnMut(Style<'_>),
    briefing: &Briefing,
    accent: &str,
    band: &str,
    quiet: &str,
) {
    let band_line = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"{band}\"/>")
    };
    let looks = [
        (
            format!(
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"10\" w:space=\"4\" w:color=\"{accent}\"/></w:pBdr><w:spacing w:before=\"480\" w:after=\"220\" w:line=\"420\" w:lineRule=\"atLeast\"/>"
            ),
            "<w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>".to_owned(),
            23,
        ),
        (
            // The stroke stands left of the indent and the band begins there: both end at the margin.
            // Above and below the band goes on as lines of its colour.
            format!(
                "<w:pBdr>{}<w:left w:val=\"single\" w:sz=\"24\" w:space=\"6\" w:color=\"{accent}\"/>{}</w:pBdr>\
                 <w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{band}\"/>\
                 <w:spacing w:before=\"380\" w:after=\"200\" w:line=\"290\" w:lineRule=\"atLeast\"/>\
                 <w:ind w:left=\"180\"/>",
                band_line("top"),
                band_line("bottom"),
            ),
            "<w:b/><w:bCs/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>".to_owned(),
            17,
        ),
        (
            "<w:spacing w:before=\"220\" w:after=\"110\" w:line=\"300\" w:lineRule=\"atLeast\"/>"
                .to_owned(),
            format!(
                "<w:b/><w:bCs/><w:color w:val=\"{accent}\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"
            ),
            16,
        ),
    ];
    let lower = usize::from(!briefing.chaptered());
    for level in 1..=3_usize {
        let [first, second, third] = &looks;
        let (paragraph, letters, small) = match level + lower {
            1 => first,
            2 => second,
            _ => third,
        };
        let outline = level - 1;
        add(Style::paragraph(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!("<w:keepNext/><w:keepLines/>{paragraph}<w:outlineLvl w:val=\"{outline}\"/>"),
            letters,
        )
        .then("BodyText"));
        add(Style::letters(
            &format!("SecondHeading{level}"),
            &format!("Second Language Heading {level}"),
            &format!(
                "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/><w:color w:val=\"{quiet}\"/><w:sz w:val=\"{small}\"/><w:szCs w:val=\"{small}\"/>"
            ),
        ));
    }
}

/// The margins of cells: top, left, bottom, right.
fn cells(top: usize, left: usize, bottom: usize, right: usize) -> String {
    let side = |name: &str, width: usize| format!("<w:{name} w:w=\"{width}\" w:type=\"dxa\"/>");
    format!(
        "<w:tblCellMar>{}{}{}{}</w:tblCellMar>",
        side("top", top),
        side("left", left),
        side("bottom", bottom),
        side("right", right)
    )
}

/// A colour as WordprocessingML writes it.
fn plain(color: Color) -> String {
    color.to_hex().trim_start_matches('#').to_uppercase()
}

/// A style before it is written.
struct Style<'a> {
    sort: &'a str,
    id: &'a str,
    name: &'a str,
    base: &'a str,
    next: &'a str,
    content: String,
}

impl<'a> Style<'a> {
    fn new(sort: &'a str, id: &'a str, name: &'a str, content: String) -> Self {
        Self {
            sort,
            id,
            name,
            base: "",
            next: "",
            content,
        }
    }

    /// A style of paragraphs, on `Normal` if on nothing else.
    fn paragraph(id: &'a str, name: &'a str, paragraph: &str, letters: &str) -> Self {
        let part = |name: &str, text: &str| {
            if text.is_empty() {
                String::new()
            } else {
                format!("<w:{name}>{text}</w:{name}>")
            }
        };
        let content = format!("{}{}", part("pPr", paragraph), part("rPr", letters));
        let style = Self::new("paragraph", id, name, content);
        if id == "Normal" {
            style
        } else {
            style.on("Normal")
        }
    }

    /// A style of letters.
    fn letters(id: &'a str, name: &'a str, letters: &str) -> Self {
        Self::new("character", id, name, format!("<w:rPr>{letters}</w:rPr>"))
    }

    /// A style of tables.
    fn table(id: &'a str, name: &'a str, content: &str) -> Self {
        Self::new("table", id, name, content.to_owned())
    }

    /// What it takes all from that it does not say.
    fn on(self, base: &'a str) -> Self {
        Self { base, ..self }
    }

    /// The style of the paragraph behind it.
    fn then(self, next: &'a str) -> Self {
        Self { next, ..self }
    }

    fn xml(&self) -> String {
        let named = |name: &str, value: &str| {
            if value.is_empty() {
                String::new()
            } else {
                format!("<w:{name} w:val=\"{value}\"/>")
            }
        };
        // Those that Word knows under this id are its own; all others are the paper's.
        let known = [
            "Normal",
            "Title",
            "Subtitle",
            "Header",
            "Footer",
            "Caption",
            "BodyText",
            "ListBullet",
        ];
        let own = !known.contains(&self.id) && !self.id.starts_with("Heading");
        let default = if self.id == "Normal" {
            " w:default=\"1\""
        } else {
            ""
        };
        let custom = if own { " w:customStyle=\"1\"" } else { "" };
        format!(
            "<w:style w:type=\"{}\"{default}{custom} w:styleId=\"{}\">{}{}{}<w:qFormat/>{}</w:style>",
            self.sort,
            self.id,
            named("name", self.name),
            named("basedOn", self.base),
            named("next", self.next),
            self.content,
        )
    }
}

/// The lists: items with a point, sources with their numbers.
pub(super) fn numbering() -> String {
    let accent = plain(ink(Ground::Light).accent);
    let list = |at: usize, style: &str, format: &str, text: &str, indent: usize| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{at}\"><w:multiLevelType w:val=\"singleLevel\"/>\
             <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:pStyle w:val=\"{style}\"/>\
             <w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{indent}\" \
             w:hanging=\"{indent}\"/></w:pPr><w:rPr><w:color w:val=\"{accent}\"/></w:rPr></w:lvl></w:abstractNum>"
        )
    };
    let number =
        |at: usize| format!("<w:num w:numId=\"{at}\"><w:abstractNumId w:val=\"{at}\"/></w:num>");
    format!(
        "{HEAD}<w:numbering {NAMESPACES}>{}{}{}{}</w:numbering>",
        list(BULLETS, "ListBullet", "bullet", "•", 240),
        list(SOURCES, "Source", "decimal", "[%1]", 480),
        number(BULLETS),
        number(SOURCES),
    )
}

/// How Word is to set the paper: as the versions since 2013 do.
pub(super) fn settings() -> String {
    format!(
        "{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:noLineBreaksAfter w:lang=\"ja-JP\" w:val=\"{NOT_LAST}\"/>\
         <w:noLineBreaksBefore w:lang=\"ja-JP\" w:val=\"{NOT_FIRST}\"/><w:compat>\
         <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:settings>"
    )
}

/// The faces, and what stands in for them where they are missing.
pub(super) fn fonts() -> String {
    let face = |name: &str, other: &str| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:charset w:val=\"80\"/>\
             <w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>"
        )
    };
    format!(
        "{HEAD}<w:fonts {NAMESPACES}>{}{}</w:fonts>",
        face("BIZ UDPゴシック", "Yu Gothic"),
        face("BIZ UDPGothic", "Yu Gothic"),
    )
}
