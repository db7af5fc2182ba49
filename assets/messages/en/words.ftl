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
official-day = { $day } { $month } { $year }
official-month-day = { $day } { $month }
official-month = { $month } { $year }
official-year = { $year }
official-fiscal = fiscal { $year }
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
mark-actor = { $name } · { $kind } · { $since } · { $state } · { $ties ->
    [one] 1 tie
   *[other] { $ties } ties
}
mark-home = { $name } · { $ties ->
    [one] 1 tie
   *[other] { $ties } ties
}
mark-tie = { $from } — { $to } · { $kind }
mark-tie-possible = { $from } — { $to } · { $kind } (possibly)

# The timeline's rows
lanes-tie = { $from } — { $to }, { $kind }, { $time }, { $state }
lanes-time-from = from { $from }
lanes-time-span = from { $from } to { $to }
lanes-time-until = begun on an unknown date, until { $to }
lanes-time-announced = announced { $day }
lanes-time-unknown = begun on an unknown date
lanes-possibly = possibly in force
lanes-actor = { $name }, { $ties ->
    [one] 1 tie
   *[other] { $ties } ties
}, the first from { $since }
lanes-from = { $from }–
lanes-by = by { $by }–
lanes-span = { $from }–{ $to }
lanes-by-span = by { $by }–{ $to }
lanes-until = –{ $to }
lanes-own = — { $name }
lanes-more = and { $count } more
lanes-elsewhere = { $ties ->
    [one] Its tie stands on its partner's row.
   *[other] Its { $ties } ties stand on their partners' rows.
}
lanes-home = { $name } and its own bodies
lanes-no-ties = Without ties
lanes-no-country = No country or area
lanes-not-shown = { $count ->
    [one] 1 more row does not fit into this size and is not shown.
   *[other] { $count } more rows do not fit into this size and are not shown.
}
lanes-order = { $rows } { $group }, { $sort }
lanes-order-alone = { $rows }, { $sort }
lanes-rows-ties = Ties
lanes-rows-actors = Cities and bodies
lanes-group-kind = by kind
lanes-group-region = by region
lanes-group-country = by country
lanes-sort-start = the earliest first
lanes-sort-name = in order of name
lanes-sort-length = the longest in force first
lanes-key-open = Goes on
lanes-key-unsure = Date not known exactly
lanes-key-suspended = While suspended
lanes-key-activity = Activity
lanes-key-milestone = Milestone
# The matrix
matrix-regions = Regions by kinds
matrix-actors = Partners by kinds
matrix-pairs = Each with each
matrix-by-region = by region
matrix-by-name = by name
matrix-by-degree = most ties first
matrix-by-similarity = like with like
matrix-caption = Matrix: { $cells }, { $order }
matrix-scheme = Regions as in “{ $scheme }”
matrix-sum = Total
matrix-cell = { $row } × { $column }: { $certain ->
    [one] 1 tie
   *[other] { $certain } ties
}{ $possible ->
    [0] {""}
   *[other] {" "}(and { $possible } possible)
}
matrix-pair = { $row } × { $column }: { $certain ->
    [one] 1 tie
   *[other] { $certain } ties
}{ $possible ->
    [0] {""}
   *[other] {" "}(and { $possible } possible)
}. Kinds: { $kinds }
matrix-line = { $line }: { $certain ->
    [one] 1 tie
   *[other] { $certain } ties
}{ $possible ->
    [0] {""}
   *[other] {" "}(and { $possible } possible)
}
matrix-whole = Total: { $certain ->
    [one] 1 tie
   *[other] { $certain } ties
}{ $possible ->
    [0] {""}
   *[other] {" "}(and { $possible } possible)
}
matrix-is-possible = Numbers with + and dashed frames are only possible.
matrix-is-mixed = Grey tiles without a mark hold several kinds.
matrix-repeated = { $count ->
    [one] 1 tie has partners in more than one row. It is shown in each and counted once in every total.
   *[other] { $count } ties have partners in more than one row. They are shown in each and counted once in every total.
}
matrix-alone = { $count ->
    [one] 1 city or body without ties is not in the matrix.
   *[other] { $count } cities and bodies without ties are not in the matrix.
}
matrix-not-shown = { $rows ->
    [0] { $columns ->
        [one] 1 column does not fit and is not shown.
       *[other] { $columns } columns do not fit and are not shown.
    }
   *[other] { $columns ->
        [0] { $rows ->
            [one] 1 row does not fit and is not shown.
           *[other] { $rows } rows do not fit and are not shown.
        }
       *[other] Not shown, because they do not fit: rows { $rows }, columns { $columns }.
    }
}
kind-none = No kind

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
