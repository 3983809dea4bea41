const typeRef = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const query = `{ __schema {
  queryType { name } mutationType { name } subscriptionType { name }
  types {
    kind name description
    fields(includeDeprecated: true) { name description isDeprecated deprecationReason type { ${typeRef} } args { name description defaultValue type { ${typeRef} } } }
    inputFields { name description defaultValue type { ${typeRef} } }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
    possibleTypes { name }
  }
} }`;
const kinds = { OBJECT: 'type', INTERFACE: 'interface', UNION: 'union', ENUM: 'enum', INPUT_OBJECT: 'input', SCALAR: 'scalar' };

let search = () => {};

/** Lists the schema's types in `list`, narrowed by what stands in `field`. */
export async function showSchema(list, field, ask) {
  try {
    const answer = await ask(query);
    if (!answer.data) throw new Error(answer.errors?.[0]?.message);
    const { types, ...roots } = answer.data.__schema;
    const order = [roots.queryType, roots.mutationType, roots.subscriptionType].map((t) => t?.name);
    const rank = (type) => (order.indexOf(type.name) + 1) || order.length + 1;
    const shown = types.filter((t) => !t.name.startsWith('__')).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
    const entries = shown.map((type) => ({ type, words: words(type), element: describe(type) }));
    list.replaceChildren(...entries.map((e) => e.element));
    field.removeEventListener('input', search);
    search = () => narrow(entries, field.value.trim().toLowerCase());
    field.addEventListener('input', search);
    search();
  } catch (error) {
    list.replaceChildren(`The schema could not be read. ${error.message ?? ''}`);
  }
}

function narrow(entries, wanted) {
  for (const { words: all, element } of entries) {
    element.hidden = wanted !== '' && !all.some((w) => w.includes(wanted));
    for (const line of element.querySelectorAll('li')) {
      line.hidden = wanted !== '' && !all[0].includes(wanted) && !line.dataset.name.includes(wanted);
    }
  }
}

function words(type) {
  const members = [...(type.fields ?? []), ...(type.inputFields ?? []), ...(type.enumValues ?? [])];
  return [type.name, ...members.map((m) => m.name)].map((w) => w.toLowerCase());
}

function describe(type) {
  const details = make('details', '', { id: `type-${type.name}` });
  const summary = make('summary', `${type.name} `);
  summary.append(make('small', kinds[type.kind] ?? ''));
  details.append(summary);
  if (type.description) details.append(make('p', type.description));
  const list = make('ul');
  list.append(...(type.fields ?? type.inputFields ?? type.enumValues ?? []).map(member));
  for (const possible of type.possibleTypes ?? []) list.append(line(possible.name, link(possible.name)));
  if (list.children.length) details.append(list);
  return details;
}

function member(one) {
  const code = make('code', one.name);
  if (one.args?.length) code.append('(', ...between(one.args.map(argument)), ')');
  if (one.type) code.append(': ', reference(one.type));
  if (one.defaultValue) code.append(` = ${one.defaultValue}`);
  const item = line(one.name, code);
  item.classList.toggle('old', Boolean(one.isDeprecated));
  const text = [one.description, one.isDeprecated && `Deprecated: ${one.deprecationReason}`].filter(Boolean).join(' ');
  if (text) item.append(make('p', text));
  return item;
}

function argument(one) {
  const span = make('span', `${one.name}: `, one.description ? { title: one.description } : {});
  span.append(reference(one.type), one.defaultValue ? ` = ${one.defaultValue}` : '');
  return span;
}

function reference(type) {
  const span = make('span');
  if (type.kind === 'NON_NULL') span.append(reference(type.ofType), '!');
  else if (type.kind === 'LIST') span.append('[', reference(type.ofType), ']');
  else span.append(link(type.name));
  return span;
}

function link(name) {
  const anchor = make('a', name, { href: `#type-${name}` });
  anchor.addEventListener('click', () => {
    const target = document.getElementById(`type-${name}`);
    if (target) {
      target.hidden = false;
      target.open = true;
    }
  });
  return anchor;
}

function line(name, content) {
  const item = make('li');
  item.dataset.name = name.toLowerCase();
  item.append(content);
  return item;
}

function between(parts) {
  return parts.flatMap((part, i) => (i ? [', ', part] : [part]));
}

function make(tag, text = '', attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
