# Sends one message.
mosquitto_pub -h {{host}} -p {{port}} -i {{client}} -t {{topic}} -m hello -q 1 \
    --cafile {{ca}} \
    --cert {{chain}} \
    --key {{key}}

# Shows every message there.
mosquitto_sub -h {{host}} -p {{port}} -i {{client}} -t {{topic}} -v \
    --cafile {{ca}} \
    --cert {{chain}} \
    --key {{key}}
