"""Figure + edition + address of the site -> citations. The words stand in `forms`, and once only.

Pages form the same texts in the reader's browser (docs/aset/kutip.js) from the same words, which `files` hands over.
Nothing is loaded here: the command line takes the names of the forms from it, and must stay quick.
"""
