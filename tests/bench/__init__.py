"""`make bench`: our build, the naive recipe, Zensical and Hugo on the same data, the same machine, in the same run."""
