// What stylelint asks of the style sheets: its standard against mistakes, not its taste in layout.
export default {
  extends: 'stylelint-config-standard',
  reportNeedlessDisables: true,
  rules: {
    // A rule may stand on one line, and what belongs together stands together.
    'at-rule-empty-line-before': null,
    'comment-empty-line-before': null,
    'custom-property-empty-line-before': null,
    'declaration-block-single-line-max-declarations': null,
    'rule-empty-line-before': null,
    // A piece is about a part of the site; it does not go from vague selectors to precise ones.
    'no-descending-specificity': null,
    // Browsers from before 2023 do not know (width <= 40em).
    'media-feature-range-notation': 'prefix',
    // Names of fonts and paper are written as their makers write them.
    'value-keyword-case': ['lower', { camelCaseSvgKeywords: true, ignoreKeywords: ['A4'], ignoreProperties: ['--sans'] }],
  },
};
