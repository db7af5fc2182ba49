# Heads of columns
column-id = ID
column-kind = Kind
column-from = From
column-to = To
column-start = Start
column-end = End
column-status = Status
column-in-force = In force
column-country = Country
column-name = Name
column-reading = Reading
column-ties = Ties
column-signed = Signed
column-last-known = Attested until
column-former-names = Former names
column-other-names = Other names
column-first-tie = First tie
column-title = Title
column-publisher = Publisher
column-published = Published
column-scheme = Scheme
column-group = Group
column-value = Value
column-possible = Possible
lens-ties-only = --kind, --class, --status, --steps and --min-ties are conditions of ties and cannot be used for this list.
lens-ties-only-hint = Time, sorts of partners, regions, countries, themes, visibility, actors and text can.
list-count = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
source-final = final
source-draft = draft
source-dataset = data set

# Statistics
group-total = Total
group-kind = Kind
group-region = Region
group-country = Country
group-theme = Theme
group-decade = Decade
group-measure = Network measure
stats-ties = Ties
stats-actors = Actors
stats-decade = { $year }s
stats-decade-unknown = Decade unknown
stats-pairs = Pairs with a tie
stats-components = Connected parts
stats-largest-component = Largest connected part
stats-density = Density
stats-mean-degree = Mean degree

# One record
show-names = Names
show-facts = Facts
show-notes = Remarks
show-ties = Ties
show-located-here = Located here
show-sources = Sources
show-state = { $status } ({ $certainty }, as of { $day })
show-until = term until { $date }
show-other-claim = elsewhere: { $value }
name-current = Name in use
name-former = Former name
name-variant = Other spelling
name-from = In use from
name-until = In use until

check-snapshot = A snapshot made on { $made }; its checksum fits.
check-snapshot-titled = Snapshot “{ $title }”, made on { $made }; its checksum fits.
check-count = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
}, { $infos ->
    [one] 1 remark
   *[other] { $infos } remarks
}
written = Written to “{ $file }”.
batch-done = { $done } of { $all } written.
batch-failed = { $file }: { $trouble }

# What was not understood
unknown-kind = There is no kind “{ $word }”.
unknown-class = There is no class “{ $word }”.
unknown-scheme = There is no region scheme “{ $word }”.
unknown-region = There is no region “{ $word }”.
unknown-country = There is no country “{ $word }”.
unknown-theme = There is no theme “{ $word }”.
unknown-status = There is no status “{ $word }”.
unknown-actor = There is no city or body “{ $word }”.
unknown-record = There is no record “{ $word }”.
nearest-values = Nearest: { $values }
args-unknown = There is no option “{ $arg }”.
args-unknown-command = There is no command “{ $command }”.
args-no-value = “{ $arg }” needs a value.
args-no-list = There is no list “{ $value }”.
args-bad-value = “{ $arg }” does not take “{ $value }”.
args-conflict = “{ $arg }” cannot be used together with “{ $other }”.
args-missing = “{ $arg }” is needed.
args-other = The command line cannot be understood ({ $arg }).
args-see-help = See kizuna --help.
date-form = { $option }: “{ $text }” is not a date.
date-no-such-day = { $option }: there is no day “{ $text }”.
date-not-in-era = { $option }: the era has no “{ $text }”.
date-backwards = { $option }: “{ $text }” ends before it begins.
date-hint = Write 1965, 1965-07, 1965-07-01, 昭和40年7月, FY2023, today or today-10y (counted in y years, m months, w weeks or d days); a span as 2010..2015.
size-bad = “{ $size }” is not a size.
size-hint = Write A4, A3 or 16:9 (a slide), upright as in A4-portrait, or a number of points such as 1600x1000 (200 to 20000 each way).
dpi-bad = “{ $value }” is not how fine a picture can be. Write a number from { $least } to { $most }.
margin-bad = “{ $value }” is not a margin. Write millimetres from { $least } to { $most }.
paper-too-small = At this size margins and fineness leave no room for a picture.
paper-too-small-hint = Choose a larger size, smaller margins (--margin) or fewer points an inch (--dpi).
batch-empty = The list of exports “{ $file }” asks for nothing.
batch-unfilled = In the list of exports “{ $file }”, nothing tells what “{ $name }” in “{ $out }” stands for.
views-too-many = One picture shows two views at most.
batch-unread = The list of exports “{ $file }” cannot be read ({ $detail }).
batch-form = The list of exports “{ $file }” cannot be understood at line { $line }, letter { $column } ({ $detail }).
batch-hint = A list looks like (options: "--size A4", jobs: [(out: "a-{ "{" }region{ "}" }.pdf", options: "--as-of 2015", each: { "{" }"region": ["asia", "europe"]{ "}" })]).
batch-twice = In the list “{ $file }” more than one export goes to “{ $out }”.
batch-twice-hint = Put { "{" }region{ "}" } or the like into out: then each value has a name of its own.
batch-no-export = The options in a list of exports can only be those of kizuna export.
view-bad = There is no view “{ $view }”.
view-hint = There are graph (rings), force, map (Pacific-centred), map-atlantic (Atlantic-centred), timeline (with ties or actors, then kind, region, country or none, then start, name or length, as in timeline:actors,region,length), ego:ID (around one city or body; then what the rings mean, distance or age, and the sectors, region or kind, as in ego:frankfurt,age,kind) and matrix (with regions, actors or pairs, then region, name, degree or similarity, as in matrix:actors,similarity).
snapshot-unreadable = What this snapshot shows cannot be read: { $why }
snapshot-not-public = What this snapshot shows would tell of internal records, so it is not shown without them.
snapshot-views-too-many = A snapshot holds { $most } views at most.
ending-bad = “{ $file }” is in a form that cannot be written.
ending-hint = Let the file's name end in .pdf, .png or .svg (a picture), .html (an interactive page), .gexf, .graphml or .dot (the network as data), .csv, .xlsx or .json (tables), or .kizuna (a snapshot).
view-no-places = The view “{ $view }” gives cities and bodies no places, so it cannot be written as a network.
view-no-places-hint = Choose graph, force, map, map-atlantic or ego:ID.
output-io = The result cannot be written ({ $detail }).
window-no-display = No display was found, so the window cannot be opened ({ $detail }).
window-no-opengl = OpenGL cannot be used, so the window cannot be opened ({ $detail }).
window-failed = The window cannot be opened ({ $detail }).
window-hint = “kizuna list ties” prints the same as a list, “kizuna export network.svg” as a picture.

# Help
help-about = Kizuna: a registry and network of a city's partnerships. Without a command it opens its window.
help-usage = Usage
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-output = Output
help-format-show = Form of the output (text, json)
help-heading-lens = Lens
help-heading-everywhere = Everywhere
help-path = Registry or snapshot file (default: the built-in registry of the City of Yokohama)
help-file = Registry or snapshot file; a snapshot is exported as it was taken, unless options say otherwise (default: the built-in registry of the City of Yokohama)
help-lang = Language (ja, en)
help-public = Leave out internal records and remarks
help-quiet = Only the file and the exit code
help-help = Print help
help-version = Print the version
help-check = Check a registry
help-list = List records
help-show = Show one record: names, history, ties, claims and sources
help-stats = Counts and network measures
help-export = Write a picture or data
help-what = What to list (ties, actors, activities, milestones, figures, policies, delegations, sources, kinds, regions, views)
help-id = Id or name
help-out = File to write; its ending is the form (.pdf, .png, .svg for a picture; .html for an interactive page; .gexf, .graphml, .dot for the network as data; .csv, .xlsx, .json for tables; .kizuna for a snapshot)
help-what-export = Table to write as .csv (ties, actors); ties unless said otherwise
help-format = Form of the output (table, csv, json)
help-view = View (graph, force, map, map-atlantic, timeline, matrix, ego:ID; also timeline:actors,region,name, matrix:actors,similarity or ego:frankfurt,age,kind); given twice, a picture shows both beside each other
help-scheme = Region scheme of the sectors, of a timeline or a matrix
help-size = Size of a picture (A4, A3, 16:9, A4-portrait, 1600x1000); without it as the view needs
help-dpi = How fine a .png is, in points an inch; without it 300 for A4 and A3
help-margin = Margins of a picture, in millimetres
help-title = Title of a picture or a snapshot; without it a picture says what the registry is called
help-note = Note kept in a snapshot
help-transparent = Leave the ground of a picture clear
help-batch = A list of exports (RON): all of it is written in one run
help-as-of = In force on a day (a year or month means its last day; today, today-10y)
help-in-force = In force on some day of a span, both ends included
help-signed = Signed within a span, both ends included
help-kind = Kind, by id or name; repeatable (front: those that a window opens with)
help-class = Class; repeatable
help-region = Region, with or without its scheme; repeatable
help-country = Country, by two-letter code or name; repeatable
help-theme = Theme; repeatable. With export, light, dark and contrast are the look of the picture
help-status = Status (in_force, suspended, ended, planned, not_yet); repeatable
help-search = Text in names, former names, readings, countries, kinds and more
help-actor = With this city or body at one end; repeatable
args-twice = “{ $arg }” may stand only once.
