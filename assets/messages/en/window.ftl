# Menus
lang-ja = 日本語
lang-en = English
menu-all = Menu
menu-file = File
menu-edit = Edit
menu-view = View
menu-time = Time
menu-help = Help
menu-recent = Recent files
menu-view-kinds = Which view
menu-theme = Colours
menu-font = Text size
menu-language = Switch language
menu-scheme = Regions by
theme-light = Light
theme-light-help = Shows the window in dark letters on light ground.
theme-dark = Dark
theme-dark-help = Shows the window in light letters on dark ground.
theme-contrast = High contrast
theme-contrast-help = Shows the window in black letters and thicker lines on white ground.
arrangement-radial = Rings
arrangement-radial-help = Arranges by region, with the oldest ties closest to the middle.
arrangement-force = Forces
arrangement-force-help = Arranges so that those with ties stand close together.
arrangement-map = Map
arrangement-map-pacific = Map (Pacific-centred)
arrangement-map-pacific-help = Shows each city and body where it lies, on a map of the world with Japan near the middle.
arrangement-map-atlantic = Map (Atlantic-centred)
arrangement-map-atlantic-help = Shows each city and body where it lies, on a map of the world with Europe and Africa in the middle.
view-network = Network

# Commands
command-open = Open…
command-open-help = Opens a registry file.
command-open-recent = Open “{ $file }” again
command-open-recent-help = { $file }
recent-file = { $file }
command-open-built-in = Open the built-in registry
command-open-built-in-help = Opens the City of Yokohama's registry that comes with the program.
command-save = Save
command-save-help = Saves to the file that was opened.
command-save-as = Save as…
command-save-as-help = Saves to another file.
command-export = Export…
command-export-help = Writes what is shown as a picture, a table or data.
command-snapshot = Save a snapshot…
command-snapshot-help = Keeps data, date, filters, views and positions in a .kizuna file that tells whether it was changed.
command-work-on-copy = Work on a copy
command-work-on-copy-help = Makes a registry of this snapshot that can be edited. The snapshot stays as it is.
work-on-copy = Work on a copy
banner-snapshot = Snapshot ({ $time }; made on { $made }). You can look around in it, but not edit it.
banner-snapshot-titled = Snapshot “{ $title }” ({ $time }; made on { $made }). You can look around in it, but not edit it.
command-export-short = Export
command-quit = Quit
command-quit-help = Closes the window.
command-undo = Undo
command-undo-help = Takes back the last change.
command-undo-what = Undo: { $what }
command-redo = Redo
command-redo-help = Makes the change that was taken back once more.
command-redo-what = Redo: { $what }
command-search = Search
command-search-help = Goes to the search box.
command-add-pane = Add a view beside
command-add-pane-help = Puts another view to the right, up to three. Selection and filters are the same in all.
command-close-pane = Close this view
command-close-pane-help = Takes away the view you are working in; the others stay.
command-next-pane = Next view
command-next-pane-help = Moves on to the next of the views that stand beside each other.
command-divide-equally = Same width for all views
command-divide-equally-help = Gives the views that stand beside each other the same width.
chooser-name = Which view
command-still = Less movement
command-still-help = Marks jump to their places when another view is shown, instead of moving there. Where your system asks for less movement they always do.
view-timeline = Timeline
view-timeline-help = A row for each tie, city or body, with bars along the years.
view-matrix = Matrix
view-around = Around { $name }
list-name-ties = Ties
list-name-actors = Cities and bodies
sheet-hand-on = Export
export-pictures = Pictures
export-pages = Interactive
export-tables = Tables and contents
export-networks = Networks as data
form-pdf-help = For printing and handing out; its text can be searched and copied.
form-png-help = An image for documents and slides.
form-svg-help = An image that drawing programs can edit.
form-html-help = Opens in a browser: time moves, search and sources work, on PCs without Kizuna, too.
form-xlsx-help = All lists of what is shown, with their sources, in one workbook.
form-csv-help = A list that spreadsheets open.
form-json-help = Everything that is shown, for programs to read.
form-gexf-help = Opens in Gephi, with spans, so that time can be played there.
form-graphml-help = Opens in Cytoscape, yEd, NetworkX and others.
form-dot-help = A text for Graphviz to draw.
export-view = View
export-places = View that places are taken from
export-beside = View beside it
export-no-other = No other
export-size = Size
size-slide = 16:9 (slide)
size-own = As the view needs
size-points = Points
paper-lying = Wide
paper-upright = Tall
points-across = Points across
points-down = Points down
export-size-wrong = Type numbers from 200 to 20000 that leave room within the margins and at this fineness.
export-margin = Margins
export-dpi = Fineness
export-ground = Ground
ground-as-window = As here
ground-light = Light
ground-dark = Dark
export-clear = Leave the ground clear
export-title = Title
export-table = List
export-public = Leave out internal records
export-public-help = Internal records and remarks then appear nowhere: not in texts, counts or places.
export-public-always = There are no internal records in this window.
export-choose-file = Choose a file and export…
export-look = A look at what will be written
export-looking = A look is being made…
exporting = Exporting…
notice-export-cancelled = Exporting was stopped.
notice-not-revealed = The folder cannot be opened ({ $detail }).
reveal = Open the folder
reveal-help = Opens the folder of the file that was written.
view-matrix-help = How many ties there are for each pair, for example of regions and kinds.
timeline-view-name = Timeline. { $shown }. Up and down arrows move between rows, left and right along the years, Enter selects, Escape clears.
matrix-view-name = Matrix. { $shown }. Arrow keys move between cells, Enter lists the ties, Escape clears.
described-region = { $ties } in { $region }
described-between = {", "}
described-regions = { $whole }; by region { $parts }
moment = { $date }: { $what }
scroll-down = Scroll up and down
scroll-across = Scroll to the left and right
view-options = Options
options-centre = Middle of the map
centre-pacific = Pacific
centre-atlantic = Atlantic
options-rows = Rows
rows-ties = A row for each tie
rows-actors = A row for each city or body
options-groups = Groups
grouped-kind = By kind
grouped-region = By region
grouped-country = By country
grouped-none = No groups
options-order = Order
order-start = The earliest first
order-length = The longest in force first
options-cells = Rows and columns
view-ego = Around
ego-name = What stands around { $name }. { $shown }. Arrow keys move, Enter selects, Escape clears.
command-centre = Put in the middle
command-centre-help = Puts the selected city or body (else the home city) in the middle, with its ties in rings.
command-centre-back = Back to the last centre
command-centre-back-help = Goes back one step on the way from centre to centre.
actor-centre = Put in the middle
options-rings = Rings
rings-distance = Steps away
rings-age = Age of the ties, older inside
options-sectors = Sectors
small-name = The whole network, small. A press leads there.
legend-line = Legend: { $kind } ({ $count })
legend-hide = A press hides this kind.
legend-show = A press shows this kind.
pane-of = View { $place } of { $count }
divider-name = Border between two views. The left and right arrow keys move it.
words-panes = split pane panes side by side compare divide
command-fit = Show everything
command-fit-help = Fits everything into the view.
command-zoom-in = Zoom in
command-zoom-in-help = Makes the network larger.
command-zoom-out = Zoom out
command-zoom-out-help = Makes the network smaller.
command-clear-selection = Clear selection
command-clear-selection-help = Selects nothing.
command-reset = Reset filters
command-reset-filters = Reset all filters
command-reset-help = Removes every filter but the time.
command-play = Play
command-pause = Pause
command-play-help = “As of” moves on a year at a time, up to the end of the axis. A range grows year by year and stops at the end that you set.
play-nothing = There is no year to move on to, so nothing plays.
command-loop = Play in a loop
command-loop-help = Rests a little at the end and begins anew.
command-play-way = Play as a window
command-play-way-help = Moves the range as it is, up to the end of the axis. Without this its start stays, and it grows year by year up to the end that you set.
command-step-back = One year back
command-step-back-help = Moves the time back by a year.
command-step-forward = One year forward
command-step-forward-help = Moves the time on by a year.
command-speed = Play at { $years ->
    [one] 1 year
   *[other] { $years } years
} a second
command-speed-help = Sets how fast the time plays.
command-filters = Filters
command-filters-help = Shows or hides the filters on the left.
command-history = History
command-history-help = Shows or hides the milestones of the history on the time axis.
command-inset = East Asia inset
command-inset-help = Shows or hides East and South-East Asia, enlarged, in a corner of the map of the world. It appears where there is room and the whole map is shown.
command-scheme = Regions by “{ $scheme }”
command-scheme-help = Uses this division of the world for rings and filters.
scheme-name = { $scheme }
command-font = Text size { $percent } %
command-font-help = Changes the size of all letters in the window.
font-percent = { $percent } %
command-lang-ja = Show in Japanese
command-lang-ja-help = Switches the window to Japanese.
command-lang-en = Show in English
command-lang-en-help = Switches the window to English.
command-inspector = Details
command-inspector-help = Shows or hides the details on the right.
command-table = Table
command-table-help = Lists the ties, or the cities and bodies, that are shown in a table below the network.
command-table-alone = Only the table
command-table-alone-help = Hides the network and shows the table in its place.
command-copy-table = Copy table
command-copy-table-help = Copies the selected rows, or all rows if none is selected, ready to be pasted into a spreadsheet.
table-name-ties = Table of ties. Rows: { $count }. The up and down arrows move between rows, Enter shows the details.
table-name-actors = Table of cities and bodies. Rows: { $count }. The up and down arrows move between rows, Enter shows the details.
table-ties = { $count ->
    [one] 1 tie
   *[other] { $count } ties
}
table-actors = Cities and bodies: { $count }
table-columns = Columns
table-columns-shown = Columns to show
table-sort-by = Sort by
table-sort-none = First order
table-sort-up = { $column } (ascending)
table-sort-down = { $column } (descending)
table-head-name = { $column }: press to sort, right-click to choose columns.
table-copy = Copy
notice-copied = { $count ->
    [one] 1 row was copied.
   *[other] { $count } rows were copied.
}
command-palette = Find a command…
command-palette-help = Finds any command by a few letters of its name, in either language.
command-findings = Findings
command-findings-help = Lists what sources disagree on and which dates are vague.
command-keys = Commands and keys
command-keys-help = Lists every command, with its keys and what it does.
command-about = About Kizuna
command-about-help = Shows version, sources and licences.

# Palette
palette-name = Find a command
palette-hint = Type what you want to do
palette-list = Commands
palette-used = Used last
palette-none = No command is called like that.

# Other words by which the palette finds a command; they are not seen
words-open = load file
words-save = store keep
words-export = svg png image download
words-quit = exit close end
words-undo = revert take back
words-redo = again repeat
words-search = find look
words-clear = deselect none remove clear reset
words-view = bookmark remember view
words-arrange = layout graph arrangement
words-fit = zoom all whole overview
words-zoom-in = larger magnify
words-zoom-out = smaller shrink
words-filters = sidebar panel narrow
words-details = sidebar panel inspector
words-light = light mode bright day theme appearance
words-dark = dark mode night black theme appearance
words-contrast = accessibility strong clear visible white theme appearance
words-font = font text size letters larger smaller bigger
words-language = language translate locale
words-play = play animation start stop
words-speed = speed faster slower
words-loop = repeat endless
words-keys = shortcuts shortcut keyboard hotkey help
words-findings = check problems errors warnings
words-about = version licence license

# Why a command is of no use at present
reason-busy = A file is being read or written.
reason-earlier = The filters ask for something that only the registry has that you compare with.
reason-read-only = A snapshot cannot be edited; choose “Work on a copy” first.
reason-no-snapshot = No snapshot is shown.
reason-no-undo = There is nothing to undo.
reason-no-redo = There is nothing to redo.
reason-no-selection = Nothing is selected.
reason-no-filter = No filter is set.
reason-all-times = All times are shown; choose a date first.
reason-end-of-time = The time axis ends here.

# Changes, as undo names them
change-lens = what is shown
change-names = names
change-notes = remark
change-place = coordinates
change-view-save = saving a view
change-view-change = changing a view
change-view-move = moving a view
change-view-remove = removing a view
change-pin = pinned position
change-unpin = unpinned position

# Search
search-name = Search
search-hint = Search names, countries, kinds, events
search-none = Nothing was found for “{ $text }”. Try another spelling or a shorter word.
search-near = Nothing contains “{ $text }” itself. Similar spellings:
search-instead = Did you mean { $text }?
search-narrow = Show only ties containing “{ $text }”
search-not-shown = { $about } (not shown at present)
search-row = { $name }, { $about }
search-more = … and { $count } more
search-too-many = { $count } more: add a word to narrow them down.
search-in-remark = In a remark: “{ $text }”
search-actors = Cities and bodies ({ $count })
search-ties = Ties ({ $count })
search-places = Countries and regions ({ $count })
search-subjects = Kinds and themes ({ $count })
search-doings = Events ({ $count })
search-sources = Sources ({ $count })
search-tie = { $other } ({ $kind })
search-country = Country or area
search-region = Region ({ $scheme })
search-kind = Kind of tie
search-theme = Theme
search-milestone = History

# A source on a sheet
source-published = Published: { $date }
source-as-of = Describes: { $date }
source-seen = Consulted: { $date }
source-is-draft = A draft before the decision.
source-is-dataset = A data set that is updated.
source-actors = Cities and bodies that cite it ({ $count })
source-ties = Ties that cite it ({ $count })

# Filters
filters = Filters
filter-kinds = Kinds of ties
filter-more-kinds = Further relations
filter-regions = Regions
filter-scheme = Region scheme
filter-no-scheme = This registry has no region scheme.
filter-themes = Themes
filter-statuses = Status
filter-only = Show only this
filter-row = { $name }, { $count ->
    [one] 1 tie
   *[other] { $count } ties
}
filter-row-help = Click to switch, double-click to show only this
filter-fold = Fold { $name }
filter-unfold = Unfold the countries of { $name }
chip-remove = Remove the condition “{ $what }”
chip-all-kinds = All kinds
chip-hidden = Hidden: { $what }
chip-show = Show “{ $what }” again

# Canvas
map-name = Map of the world. { $shown }. Arrow keys move, Enter selects, Escape clears.
map-inset = East and South-East Asia
network-name = Network. { $shown }. Arrow keys move, Enter selects, Escape clears.
empty-head = Nothing to show
empty-registry = This registry has no ties yet.
empty-drop = Without “{ $what }”: { $count ->
    [one] 1 tie
   *[other] { $count } ties
}
empty-no-one = Removing a single condition does not help.
arranging = Arranging
cancel = Cancel
close = Close
actor-around = Only its surroundings
actor-edit = Edit…
actor-unpin = Unpin
actor-no-ties = It has no ties.

# Inspector
label-value = { $label }: { $value }
label-note = { $label } ({ $note })
claims-differ = Sources disagree
claim-preferred = Preferred
claim-other = Elsewhere
note-internal = internal
state-possible = possibly in force
state-open = since { $start } → { $state }
state-with-end = { $start } to { $end } → { $state }
date-unknown = an unknown date
tie-not-shown = not shown at present
show-hidden = Widen the view to show this
tie-details = This tie alone
tie-ends = { $from } ↔ { $to }
tie-history = History
show-place-head = Place
located-in = Located in
overview-legend = Legend
overview-possible = Pale marks are only possible: their dates are not known exactly.
overview-hints = How to use it
hint-click = Click a mark for its details.
hint-drag-map = Drag to move the map; marks stay where they are.
hint-drag = Drag a mark to pin it; drag empty ground to move the picture.
hint-drag-picture = Drag to move the picture.
hint-shift = Shift with a click or a rectangle selects several.
hint-ego = A double-click on a mark puts it in the middle.
hint-lanes-time = Drag the round handle of the upright line to move the time.
hint-lanes-wheel = The wheel scrolls, with Shift along the years; with Ctrl it shows fewer or more years.
hint-matrix = Click a cell to list its ties.
hint-matrix-wheel = The wheel scrolls, with Ctrl it zooms.
hint-wheel = The wheel zooms, a double-click shows everything.
hint-keys = F1 lists every command and its keys.
selected-count = { $count } selected
selected-between = Ties between them
selected-around = Only their surroundings

# Editing
edit-name-ja = Name (Japanese)
edit-name-en = Name (English)
edit-reading = Reading (kana)
edit-keep-former = Keep the present name as a former one
edit-until = Former name in use until (2022, 2022-03 …)
edit-lat = Latitude
edit-lon = Longitude
edit-source = Source of name and coordinates
edit-no-source = No source (to be added later)
edit-no-source-hint = A fact without a source is listed as an error in the findings.
edit-section = Where in the source (chapter, table, page)
edit-no-section = Say where in the source it stands.
sheet-draft-text = What was typed for “{ $name }” has not been applied yet.
sheet-draft-back = Back to editing
edit-note-ja = Remark (Japanese)
edit-note-en = Remark (English)
edit-internal = The remark is internal (left out of public outputs)
edit-apply = Apply
edit-both-names = A name needs both Japanese and English.
edit-bad-until = The end of the former name is not a date.

# Time
mode-name = How time is looked at
mode-any = All times
mode-as-of = As of
mode-in-force = In force during
mode-signed = Signed within
time-count = { $certain ->
    [one] 1 tie
   *[other] { $certain } ties
}{ $possible ->
    [0] {""}
   *[other] {" "}(and { $possible } possible)
}
box-as-of = Date shown
box-from = Start of the range
box-to = End of the range
box-hint = Type 1965, 1965-07-01, 昭和40年7月 or FY2023.
box-meant = Did you mean { $date }?
box-from-until = The start must not lie after { $date }. To change both ends, go on and type the end.
box-to-since = The end must not lie before { $date }. To change both ends, go on and type the start.
date-form-short = This is not a date.
date-no-such-day-short = There is no such day.
date-not-in-era-short = The era has no such day.
date-backwards-short = It ends before it begins.
axis-name = Time axis. { $time }. Left and right arrows step a year, PageUp and PageDown ten, Space plays. In a range, Shift moves only its end and Ctrl only its start.
axis-bar = { $kind }: { $count }
axis-bar-possible = { $kind }: possibly { $possible }
axis-bar-both = { $kind }: { $count }, possibly { $possible } more
axis-click-as-of = Click: as of the end of { $year }
axis-click-in-force = Click: in force during { $year }
axis-click-signed = Click: signed within { $year }
axis-drag-as-of = Drag: moves the date shown
axis-drag-from = Drag: moves the start of the range
axis-drag-to = Drag: moves the end of the range
play-speed = { $years ->
    [one] 1 year/s
   *[other] { $years } years/s
}
play-speed-name = Speed of playing

# Status line
status-counts = { $ties } of { $all } ties · { $actors } cities and bodies
status-unnamed = { $count ->
    [one] 1 mark without name
   *[other] { $count } marks without name
}
status-unplaced = { $count } not on the map: place unknown
status-unreached = { $count } not in the picture: no three steps lead there
status-built-in = Built-in registry
status-saved = { $file } (saved)
status-snapshot = { $file } (snapshot, cannot be edited)
status-changed = { $file } (unsaved changes)
status-findings = Findings: { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}
notice-opened = Opened “{ $file }”.
notice-saved = Saved to “{ $file }”.
notice-exported = Written to “{ $file }”.
notice-still-saving = The last save is not finished yet.
notice-read-only = A snapshot cannot be edited. Choose “Work on a copy” to go on with a registry of your own.
notice-copy = This is a copy that can be edited. It is not saved yet.
notice-settings = The settings cannot be stored ({ $detail }).

# Sheets
sheet-open = Open a registry
sheet-save = Save as
sheet-export = File to write
export-now = Write the file
sheet-snapshot = Save a snapshot
sheet-snapshot-text = Whoever opens the file sees what you see now, and learns if it was changed afterwards.
snapshot-title = Title (may be left empty)
snapshot-note = Note (may be left empty)
snapshot-next = Choose a place…
sheet-altered = This snapshot has been changed
sheet-altered-text = Its data can still be opened as a copy, but nobody can say what was changed in it.
open-altered = Open the data as a copy
sheet-path = Folder and name of the file
sheet-unsaved = There are unsaved changes
sheet-unsaved-text = Save them before going on?
sheet-changed = Somebody else changed this file
notice-still-opening = Another file is still being read.
overwrite-theirs = Replace with mine
save-elsewhere = Save under another name…
public-file-name = { $name }-public.ron
sheet-overwrite = A file of this name exists
sheet-overwrite-text = Replace “{ $file }”?
save = Save
discard = Don't save
overwrite = Replace
findings-none = There are no findings.
keys-arrows = Arrow keys
keys-arrows-help = Move between marks of the network
keys-enter = Enter
keys-enter-help = Select the mark
keys-shift-enter = Shift + Enter
keys-shift-enter-help = Add it to the selection or take it away
keys-escape = Esc
keys-escape-help = Clear the selection, then leave the network
keys-up-down = ↑ ↓
keys-up-down-help = To the row above or below, and select it
keys-home-end = Home, End, PageUp, PageDown
keys-home-end-help = To the first or last row, or a page on
keys-shift-up-down = Shift + ↑ ↓
keys-shift-up-down-help = Select several cities and bodies
keys-ctrl-a = Ctrl + A
keys-ctrl-a-help = Select all rows
keys-enter-table-help = Show the details
keys-axis = Time axis
keys-left-right = ← →
keys-left-right-help = Step a year
keys-page = PageUp, PageDown
keys-page-help = Step ten years
keys-space = Space
keys-space-help = Play or pause
keys-axis-end = Shift + ← →
keys-axis-end-help = Move only the end of a range
keys-axis-start = Ctrl + ← →
keys-axis-start-help = Move only the start of a range
keys-tab = Tab
keys-tab-help = Go to the next control (the network is one)
about-version = Kizuna { $version }
about-what = A tool to explore a city's partnerships with dates, regions and sources.
about-offline = It opens no network connection.
about-licences = Type: BIZ UDPGothic, Noto Sans (SIL Open Font License 1.1). Coordinates: GeoNames (CC BY 4.0). Names of countries: Unicode CLDR (Unicode License). Variants of kanji: OpenCC (Apache License 2.0). Outlines of land: Natural Earth (public domain), world-atlas (ISC). Colours: Digital Agency Design System (MIT).

# Title of the window
window-title = { $file } (registry: { $registry }) — Kizuna
window-title-changed = ● { $file } (registry: { $registry }, unsaved changes) — Kizuna
window-title-snapshot = { $file } (snapshot of { $registry }) — Kizuna
window-title-built-in = { $registry } (built-in registry) — Kizuna
window-title-built-in-changed = ● { $registry } (built-in registry, unsaved changes) — Kizuna

# What an actor did
show-activities = Activities
show-figures = Figures
show-policies = Policies and programmes
section-count = { $name } ({ $count })
amount = { $number } { $unit }
conflicts = Sources disagree in { $count ->
    [one] 1 place
   *[other] { $count } places
}
