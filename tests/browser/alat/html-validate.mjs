// Whether our HTML is HTML, not how it is spelt: leaving out what the standard lets one leave out keeps pages small.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Spelling without meaning.
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "attr-quotes": "off",
    "void-style": "off",
    "no-implicit-close": "off",
    "no-implicit-button-type": "off", // the one button of a form sends it, which is what no type means
    // A long title is cut by whoever shows it; ours say the page first and the site last.
    "long-title": "off",
    // Files of the site itself come from the same place as the page.
    "require-sri": ["error", { target: "crossorigin" }],
    // Ids of figures begin with their edition: 2024.62.01.pasar.
    "valid-id": ["error", { relaxed: true }],
    // The frame of a table is a region; as a `section` it would lack a heading.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // A list may have a name.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
};
