"""Who each mention, side and speaker is: names to actors, pronouns to names, office holders to the state on the date of the act."""
