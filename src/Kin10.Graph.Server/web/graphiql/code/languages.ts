import { csharp } from './csharp';
import { curl } from './curl';
import { javascript } from './javascript';
import { python } from './python';
import { r } from './r';

/** The languages in which a question can be had as code. */
export const languages = [
  { name: 'curl', write: curl },
  { name: 'fetch', write: javascript },
  { name: 'Python', write: python },
  { name: 'C#', write: csharp },
  { name: 'R', write: r },
];
