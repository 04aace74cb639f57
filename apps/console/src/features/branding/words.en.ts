import type { Shape } from '../../i18n/shape.ts';
import type { branding as ja } from './words.ja.ts';

export const branding: Shape<typeof ja> = {
  title: 'Sign-in pages',
  help: 'The name, colour and mark that the sign-in pages show. A product can have its own.',
  edit: 'Change the look',
  editTitle: 'Change how the sign-in pages look',
  saved: 'The sign-in pages are changed',
  facts: 'What they show',
  look: 'How it looks',
  name: 'Name',
  nameHelp: 'Left empty, the name of the product is shown.',
  productName: 'Name of the product',
  colour: 'Colour',
  colourHelp: 'Of buttons and links, written like #1a4fba. Left empty, the platform’s own.',
  colourMalformed: 'Write it like #1a4fba',
  colourLight: 'Too light: white text on it could not be read. Choose a darker one',
  own: 'The platform’s own',
  mark: 'Mark',
  markHelp: 'A PNG picture, at most 40 KB and 512 × 512 pixels.',
  markChoose: 'Choose a picture',
  markRemove: 'Remove the mark',
  markTooLarge: 'Choose a PNG picture of at most 40 KB',
  markChosen: 'A picture',
  noMark: 'None',
  sample: 'Sign in',
  sampleButton: 'Continue',
};
