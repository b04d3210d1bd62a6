// What is there only sometimes is left out: condition && child.
type Child = Node | string | false | 0 | null | undefined;

type Attributes = Record<string, string | number | boolean | null | undefined>;

/**
 * Makes an element. Text is always text, never markup.
 * @param name its tag, as in 'a', with classes as in 'a.more'
 * @param attributes null, undefined and false leave an attribute out, true gives an empty one
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name | `${Name}.${string}`, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const [tag, ...classes] = name.split('.');
  const made = document.createElement(tag as Name);
  made.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
  made.append(...children.filter(child => child instanceof Node || typeof child === 'string'));
  return made;
}

/** The element that the page has by this id. */
export function part<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element #${id}.`);
  }
  return found as Type;
}
