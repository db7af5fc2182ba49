# Conditions, beside those that are names
visibility-public = public
visibility-internal = internal
condition-least-ties = { $count ->
    [one] at least 1 tie
   *[other] at least { $count } ties
}
condition-steps = within { $steps } steps of { $name }
facet-kinds = all conditions on kinds
facet-classes = all conditions on classes
facet-sorts = all conditions on sorts of partners
facet-places = all conditions on regions and countries
facet-themes = all conditions on themes
facet-statuses = all conditions on states
facet-actors = all chosen cities and bodies
phrase-open-quote = A quotation mark is not closed: { $text }

# What was not understood
unknown-actor-kind = There is no sort of partner “{ $word }”.
unknown-visibility = There is no visibility “{ $word }”.
unknown-view = There is no saved view “{ $word }”.

# Help of the command line
help-saved = Begin with a saved view (kizuna list views shows them)
help-actor-kind = Sort of partner: city, port, overseas office …; repeatable
help-visibility = Only public records, or only internal ones (public, internal)
help-steps = How many steps from --actor (1, 2, 3; not through the home city)
help-min-ties = Only partners with at least so many ties

# Saved views
column-lens = Lens
