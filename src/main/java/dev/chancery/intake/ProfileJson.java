package dev.chancery.intake;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A profile as JSON, for the store and for other people's stores. What is read is hostile until it is a value: its size
/// and depth are limited, and a member that is not known is refused, because it may mean something that matters.
public final class ProfileJson {

    /// The version that is written, and the newest that is read.
    public static final int VERSION = 1;

    /// The longest text, in characters.
    public static final int LONGEST = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).maxDocumentLength(LONGEST)
                    .maxNumberLength(20).maxNameLength(256).maxStringLength(64 * 1024).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProfileJson() {}

    public static String write(Profile profile) {
        return MAPPER.writeValueAsString(new ProfileWriting(MAPPER).tree(profile));
    }

    /// The profile that is described, whose parts have all been checked, or what is the matter with the description.
    public static Checked<Profile> read(String json) {
        return tree(json) instanceof Checked.Valid<JsonNode>(var tree) ? read(tree) : refused("");
    }

    private static Checked<Profile> read(JsonNode tree) {
        try {
            var profile = new ProfileReading(tree).profile();
            return Checked.of(profile.violations(), () -> profile);
        } catch (ProfileReading.Wrong wrong) {
            return refused(wrong.where());
        } catch (Failure.Refused refused) {
            return new Checked.Invalid<>(refused.violations());
        }
    }

    private static Checked<JsonNode> tree(String json) {
        if (json.length() > LONGEST) {
            return refused("");
        }
        try {
            return Checked.valid(MAPPER.readTree(json));
        } catch (JacksonException notJson) {
            return refused("");
        }
    }

    private static <T> Checked<T> refused(String where) {
        return Checked.refused(new ProfileViolation.NotAProfile(where));
    }
}
