// Orleans has an attribute of the same name.
global using GqlIdAttribute = GraphQL.IdAttribute;
