# Dates
date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
date-fiscal = fiscal { $year }
date-between = between { $from } and { $to }
date-span = { $from } to { $to }
date-from = the time from { $from } on
date-until = the time up to { $to }
date-always = all time
date-with-era = { $date } ({ $era })
era-year = { $era } { $year }
era-fiscal = fiscal { $era } { $year }

# Sorts of actors
actor-city = City
actor-ward = Ward
actor-port = Port
actor-country = Country
actor-overseas-office = Overseas office
actor-international-organization = International organization
actor-network = Network
actor-institution = Institution
actor-company = Company
actor-programme = Programme
actor-event-series = Event series
actor-facility = Facility
actor-representative = Representative
actor-department = Department
actor-committee = Committee

# Classes of ties
class-sister = Sister and friendship
class-port = Port tie
class-partner = Partner
class-statement = Joint statement
class-memorandum = Memorandum or agreement
class-office = Office
class-hosting = Hosting
class-representation = Representation
class-membership = Membership
class-project = Project
class-support = Support
class-exchange = Exchange of people
class-award = Award
class-duty = Duty

# States
status-planned = planned
status-not-yet = not yet begun
status-in-force = in force
status-suspended = suspended
status-ended = ended
certainty-certain = certain
certainty-possible = possible
certainty-no = no

# Events
event-announced = Announced
event-signed = Signed
event-opened = Opened
event-renewed = Renewed
event-extended = Extended
event-fields-added = Fields added
event-moved = Moved
event-suspended = Suspended
event-resumed = Resumed
event-expired = Expired
event-ended = Ended
event-succeeded-by = Succeeded

latitude-north = { $degrees }° N
latitude-south = { $degrees }° S
longitude-east = { $degrees }° E
longitude-west = { $degrees }° W
place = { $lat }, { $lon }

last-known = last attested: { $date }
citation = { $title }, { $section }

# The lens in words
time-any = All times
time-end-of-year = End of { $year }
time-as-of = As of { $day }
time-in-force = In force during { $span }
time-signed = Signed during { $span }
condition-search = containing “{ $text }”
region-none = No region

# Pictures
picture-description = { $time }: { $ties ->
    [one] 1 tie
   *[other] { $ties } ties
}{ $possible ->
    [0] {""}
   *[other] {" "}(and { $possible } possible)
}, { $actors ->
    [one] 1 city or body
   *[other] { $actors } cities and bodies
}
ego-title = Ties of { $name } — { $title }
ego-ring = { $steps ->
    [1] direct
   *[other] { $steps } steps
}
ego-year-unknown = year unknown
ego-seat = Same place
ego-alone = The registry has nobody with ties to { $name }.
ego-hidden = On this date and with these filters, nobody has ties to { $name }.
ego-unknown = The registry does not have the city or body in the middle.
legend-on = { $name }, { $count }, shown
legend-off = { $name }, { $count }, hidden
picture-sources = Sources
picture-source = { $title } ({ $date })
count-with-possible = { $certain } (+{ $possible })

# What a mark is
mark-actor = { $name } · { $kind } · { $since }
mark-home = { $name } · { $ties ->
    [one] 1 tie
   *[other] { $ties } ties
}
mark-tie = { $from } — { $to } · { $kind }
mark-tie-possible = { $from } — { $to } · { $kind } (possibly)

# Activities, figures, policies
activity-visit = Visit
activity-meeting = Meeting
activity-conference = Conference
activity-seminar = Seminar
activity-exhibition = Exhibition
activity-exchange = Exchange
activity-training = Training
activity-dispatch = Dispatch
activity-project = Project
activity-agreement = Agreement
activity-anniversary = Anniversary
activity-award = Award
activity-campaign = Campaign
stage-held = Held
stage-planned = Planned
stage-cancelled = Cancelled
figure-budget = Budget
figure-indicator = Indicator
figure-participants = Participants
figure-members = Members
figure-projects = Projects
figure-amount = Amount
value-actual = Actual
value-baseline = Baseline
value-target = Target
value-planned = Planned
value-estimate = Estimate
policy-goal = Goal
policy-aim = Aim
policy-priority = Priority
policy-viewpoint = Viewpoint
policy-regional = Regional policy
policy-organisation = Organisation
policy-duty = Duty
policy-programme = Programme
role-host = Host
role-co-host = Co-host
role-supporter = Supporter
role-participant = Participant
role-speaker = Speaker
role-visitor = Visitor
role-place = Place
role-giver = Giver
role-receiver = Receiver
role-subject = Subject
column-date = Date
column-period = Period
column-unit = Unit
