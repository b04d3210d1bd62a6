using System.Text;
using System.Xml;
using Kin10.Graph.Model;

namespace Kin10.Graph.Bundles;

/// <summary>
/// Writes a graph as GraphML (graphml.graphdrawing.org/specification.html): a key for each name and type of a property, the type of each
/// node and relationship under <c>type</c>, values as in the cells of a bundle. What is missing has no entry.
/// </summary>
public sealed class GraphMlWriter : IDisposable
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Node = "node";
    private const string Edge = "edge";
    private const string TypeName = "type";

    private readonly XmlWriter _xml;
    private readonly Dictionary<(string Domain, string Name, string Type), string> _keys = [];

    /// <summary>Writes the head.</summary>
    /// <param name="output">Where it goes; left open.</param>
    /// <param name="model">The model of the graph.</param>
    public GraphMlWriter(Stream output, GraphModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _xml = XmlWriter.Create(output, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = "",
            NewLineChars = "\n",
        });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("graphml", Namespace);
        _xml.WriteAttributeString(
            "xsi", "schemaLocation", SchemaInstance, $"{Namespace} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
        Declare(Node, TypeName, "string");
        foreach (var property in model.NodeTypes.SelectMany(type => type.Properties.Skip(1)).Where(property => !property.IsDerived))
        {
            Declare(Node, property.Name, TypeOf(property));
        }

        Declare(Edge, TypeName, "string");
        foreach (var property in model.RelationshipTypes.Where(type => !type.IsDerived).SelectMany(PropertiesOf))
        {
            Declare(Edge, property.Name, TypeOf(property));
        }

        _xml.WriteStartElement("graph");
        _xml.WriteAttributeString("id", model.Name);
        _xml.WriteAttributeString("edgedefault", "directed");
    }

    /// <summary>Writes a node. What is derived of it is left out.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="node">The node.</param>
    public void Write(NodeType type, NodeRow node)
    {
        ArgumentNullException.ThrowIfNull(type);
        _xml.WriteStartElement(Node);
        _xml.WriteAttributeString("id", node.Id);
        WriteData(_keys[(Node, TypeName, "string")], type.Name);
        for (var i = 1; i < node.Values.Length; i++)
        {
            Write(Node, type.Properties[i], node.Values[i]);
        }

        _xml.WriteEndElement();
    }

    /// <summary>Writes a relationship that is no derived one.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="relationship">The relationship; its nodes were written before.</param>
    public void Write(RelationshipType type, RelationshipRow relationship)
    {
        ArgumentNullException.ThrowIfNull(type);
        _xml.WriteStartElement(Edge);
        _xml.WriteAttributeString("source", relationship.From);
        _xml.WriteAttributeString("target", relationship.To);
        WriteData(_keys[(Edge, TypeName, "string")], type.Name);
        var properties = PropertiesOf(type);
        for (var i = 0; i < relationship.Values.Length; i++)
        {
            Write(Edge, properties[i], relationship.Values[i]);
        }

        _xml.WriteEndElement();
    }

    /// <summary>Writes the end.</summary>
    public void End()
    {
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _xml.Dispose();

    private static IReadOnlyList<Property> PropertiesOf(RelationshipType type) => type.Properties?.Properties ?? [];

    private static string TypeOf(Property property) => property switch
    {
        { IsList: true } => "string",
        { Kind: ScalarKind.Boolean } => "boolean",
        { Kind: ScalarKind.Int } => "int",
        { Kind: ScalarKind.Long } => "long",
        { Kind: ScalarKind.Float } => "double",
        _ => "string",
    };

    // Types may have properties of one name: of one kind they are one key.
    private void Declare(string domain, string name, string type)
    {
        if (!_keys.TryAdd((domain, name, type), $"k{_keys.Count}"))
        {
            return;
        }

        _xml.WriteStartElement("key");
        _xml.WriteAttributeString("id", _keys[(domain, name, type)]);
        _xml.WriteAttributeString("for", domain);
        _xml.WriteAttributeString("attr.name", name);
        _xml.WriteAttributeString("attr.type", type);
        _xml.WriteEndElement();
    }

    private void Write(string domain, Property property, object? value)
    {
        var text = CellFormat.Format(value);
        if (text.Length > 0 && !property.IsDerived)
        {
            WriteData(_keys[(domain, property.Name, TypeOf(property))], text);
        }
    }

    private void WriteData(string key, string text)
    {
        _xml.WriteStartElement("data");
        _xml.WriteAttributeString("key", key);
        _xml.WriteString(WithoutControls(text));
        _xml.WriteEndElement();
    }

    // XML has no way to write most control characters.
    private static string WithoutControls(string text) => text.All(IsXml)
        ? text
        : string.Concat(text.Select(c => IsXml(c) ? c : '\uFFFD'));

    private static bool IsXml(char c) => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);
}
