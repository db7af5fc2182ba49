# What differs between two registries
diff-title = Changes: { $before } → { $after }
diff-none = Nothing differs.
diff-counts = { $added } added, { $ended } ended or removed, { $changed } changed
diff-section = { $records }: { $how } ({ $count })
diff-line = { $fact }
diff-line-plain = { $fact }: { $value }
diff-line-added = { $fact }: { $after } (added)
diff-line-removed = { $fact }: { $before } (removed)
diff-line-changed = { $fact }: { $before } → { $after }
diff-list = { $values }
diff-other-claims = { $first } (elsewhere: { $others })
diff-with-note = { $value } ({ $note })
diff-internal = { $value } (internal)
diff-role = { $actor } ({ $role })
diff-part-of = { $of }: { $part }
diff-value-of = { $period } ({ $role })
diff-tie-titled = { $from } — { $to } · { $kind } “{ $title }”
diff-yes = yes
diff-no = no

# Tables
diff-ties = Ties
diff-actors = Cities and bodies
diff-activities = Activities
diff-milestones = Milestones
diff-figures = Figures
diff-policies = Policies and programmes
diff-kinds = Kinds of ties
diff-themes = Themes
diff-schemes = Region schemes
diff-sources = Sources
diff-views = Saved views
diff-pins = Pinned places
diff-registry = Registry

# In what way
how-added = added
how-removed = removed
how-id-changed = another id (they seem to be the same)
how-began = began
how-ended = ended
how-partner = new partners
how-no-partner = no longer partners
how-renewed = renewed or extended
how-suspended = suspended or resumed
how-renamed = renamed
how-moved = another place or region
how-tie-moved = another partner, kind or seat
how-pin-moved = moved
how-dates = other dates
how-claims = other sources or claims
how-changed = changed otherwise
how-order = in another order

# Facts
part-short = Short name
part-use = Use of the name
part-sort = Sort
part-seat = Located in
part-region = Region
part-visibility = Visibility
part-class = Class
part-event = Event
part-date = Date
part-term = Term
part-successor = Succeeded by
part-note = Note
part-stage = Held or planned
part-series = Series
part-parts = Taking part
part-state-of = State of affairs
part-seen = Last consulted
part-status = How final
part-regions = Regions
part-countries = Countries
part-activity = Activity
part-part-of = Part of
part-owner = Responsible
part-text = Text
part-lens = Conditions
part-look = Look of its marks
part-background = Stands back
part-home = Kept for
part-default-scheme = Scheme on opening
part-format-version = Version of the file form
part-position = Position
part-order = Order
part-whole = Contents

# On the command line
diff-backwards = { $last } is earlier than { $first }.
diff-ending-hint = Let the file's name end in .html (a document to print), .md (Markdown), .pdf, .png, .svg (a picture), .csv or .json (tables).
help-diff = Compare two registries, or one on two days (exit code 1 if anything differs)
help-diff-before = File of the earlier registry (builtin: the one that is built in)
help-diff-after = File of the later registry (builtin: the one that is built in)
help-diff-as-of = Only what concerns ties in force on that day; with --and, the first of two days
help-diff-and = Compare one registry on the day of --as-of with itself on this day
help-diff-out = File to write; its ending is the form (.html, .md, .pdf, .png, .svg, .csv, .json)
help-diff-view = View of a picture (graph, map, map-atlantic, force)
help-diff-scheme = Region scheme of a picture (the sectors of its rings)
help-diff-theme = Look of a picture (light, dark, contrast)

# On the page
diff-head-record = Record
diff-head-fact = Fact
diff-head-before = Before
diff-head-after = After

# The picture
sign-added = Added
sign-ended = Ended or removed
sign-changed = Changed
sign-same = Unchanged
sign-mark = { $mark } ({ $sign })
sign-count = { $sign } (ties: { $ties }, cities and bodies: { $actors })
diff-description = Of { $ties } ties, { $added } added, { $ended } ended or removed, { $changed } changed
diff-view-bad = The view “{ $view }” cannot show what differs.

# Comparing in the window
command-compare = Compare with…
command-compare-help = Choose the file of an earlier registry and see in picture and list what differs.
command-changes = List of changes
command-changes-help = Shows what differs from the registry that is compared.
command-export-changes = Write the changes…
command-export-changes-help = Writes what differs as a document (HTML, Markdown) or as a picture (PDF, PNG, SVG).
command-end-compare = Stop comparing
command-end-compare-help = Shows the registry alone again, without the one it is compared with.
reason-not-comparing = Nothing is being compared.
sheet-compare = File of the registry to compare with
sheet-changes = Write the changes
compare = Compare
write-changes = Write
comparing-with = Comparing with “{ $file }”
comparing-added = { $count } added
comparing-ended = { $count } ended or removed
comparing-changed = { $count } changed
comparing-list = List…
comparing-write = Write…
changes-file-name = changes-since-{ $name }.html
notice-compared = Comparing with “{ $file }”.
notice-not-compared = “{ $file }” was not compared: another registry was opened meanwhile.
