# Delegations: words
direction-incoming = Incoming
direction-outgoing = Outgoing
protocol-address = Forms of address
protocol-flags = Flags and anthems
protocol-gift-given = Gift given
protocol-gift-received = Gift received
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
