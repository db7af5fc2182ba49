# Delegations: words
direction-incoming = Incoming
direction-outgoing = Outgoing
protocol-address = Forms of address
protocol-flags = Flags and anthems
protocol-gift-given = Gift to the partner
protocol-gift-received = Gift from the partner
protocol-seating = Seating
protocol-diet = Diet
protocol-interpreter = Interpreters
protocol-other = Other

# Templates of briefings: words
template-tone-polite = Polite style
template-tone-plain = Plain style
template-section-summary = Summary
template-section-itinerary = Itinerary
template-section-profile = The partner
template-section-ties = Ties in force
template-section-history = History
template-section-doings = What was done together
template-section-offices = Offices concerned
template-section-common = Who else we share
template-section-figures = Projects and figures
template-section-horizon = Dates to come
template-section-policy = Policies that apply
template-section-protocol = Protocol
template-section-doubts = What is in doubt

# What is found in them
finding-stop-outside = The stop at “{ $actor }” ({ $date }) lies outside of the delegation’s dates.
finding-stop-backwards = The stop at “{ $actor }” ends before it begins.
finding-stops-out-of-order = The stop at “{ $actor }” ({ $date }) is dated before the one at “{ $before }”, which stands before it.
finding-section-twice = The section “{ $section }” stands twice.
finding-no-stops = It has no stop: nobody is visited and nobody comes.

# Undo
change-delegation = changing a delegation
change-delegation-new = a new delegation
change-delegation-remove = removing a delegation
change-template = changing a briefing template
change-template-new = a new briefing template
change-template-remove = removing a briefing template
edit-taken = The id “{ $id }” is already in use.

# What differs
diff-delegations = Delegations
diff-templates = Briefing templates
part-direction = Direction
part-purpose = Purpose
part-stops = Stops
part-meets = Who is met
part-languages = Languages
part-protocol = Protocol
part-questions = Open questions
part-tone = Style
part-sections = Sections

# The sheet of a workbook
sheet-delegations = Delegations
sheet-delegations-about = Visits that are planned or have been made, in both directions
head-stops = Stops with dates

# Found
search-delegations = Delegations ({ $count })

# The list in the window
command-delegations = Delegations…
command-delegations-help = Lists the visits and receptions that are planned, and those that have been.
command-new-delegation = New delegation…
command-new-delegation-help = Opens the form for a visit or a reception: dates, stops, protocol and more.
command-delegation-from-selection = Delegation from the selection…
command-delegation-from-selection-help = Begins a new delegation with the selected cities and bodies as its stops.
words-delegations = trip mission visit reception itinerary protocol travel
delegations-empty = There are no delegations yet. This is the place for visits and receptions to come: dates, stops, whom you meet, what protocol has to know, what is still open. Once over they stay as history, and the next one can begin from them.
delegations-drafts = Being written
delegations-ahead = To come
delegations-past = Past
delegation-past = past
delegation-unapplied = Not applied yet
delegation-untitled = Untitled
delegation-new-short = New
delegation-from-selection = From the selection
delegation-copy = Duplicate
delegation-copy-name = Duplicate “{ $name }”
delegation-copy-help = Begins a new delegation with the same partners, purpose and notes; dates and gifts are left out.
delegation-copy-title = { $title } (copy)
delegation-open = Open “{ $name }”
delegation-no-stop-yet = no stops yet
delegation-open-questions = { $count ->
    [one] { $count } open question
   *[other] { $count } open questions
}

# The form
delegation-new = New delegation
delegation-edit = Edit delegation
delegation-back = Back to the list
delegation-back-help = What you have typed stays until you apply or discard it.
delegation-drop = Discard what was typed
delegation-drop-help = Throws away what was typed here and goes back to the list.
delegation-ja = Japanese
delegation-en = English
delegation-field-ja = { $label } in Japanese
delegation-field-en = { $label } in English
delegation-numbered = { $label } no. { $number }
delegation-take-away = Remove: { $what }
delegation-date = Start
delegation-until = End
delegation-no-title = Give it a title in Japanese or English.
delegation-no-date = Say when it begins; a month or a fiscal year will do.
delegation-until-before = The end lies before the start.
delegation-stop-outside = This lies outside of the dates of the delegation.
delegation-stop-early = This lies before the stop above. Change the order or the date.
delegation-faults = { $count ->
    [one] { $count } field needs mending.
   *[other] { $count } fields need mending.
}
delegation-no-stops = Add whom you visit, or who comes.
delegation-add-stop = Add a stop
delegation-find-hint = Search by name
delegation-found-none = Nobody of that name is in the registry.
delegation-add-actor = Add a stop at { $name }
delegation-meets = Who is met (by post, no personal names)
delegation-add-meets = Add somebody to meet
delegation-what = What happens there
delegation-language = Language
delegation-add-language = Add a language
delegation-matter = Matter of protocol
delegation-add-protocol = Add a note on protocol
delegation-question = Open question
delegation-add-question = Add a question
delegation-internal = Internal
delegation-internal-help = Internal delegations and notes are left out of public outputs.
